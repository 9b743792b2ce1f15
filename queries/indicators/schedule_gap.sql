-- one row per unit and month: what is done less what is planned, in points, over the items that the unit carries and that are due or begun; a single step counts from its day on
select
    unit_code,
    period,
    round(sum(gap), 1) as numerator,
    count(*) as denominator
from task_units
where not is_city and task_type <> 'internal' and state <> 'not_due' and not is_early_step
group by unit_code, period
