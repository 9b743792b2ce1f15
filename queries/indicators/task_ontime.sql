-- one row per unit and month: items of the annual tasks that the unit carries and that have come as far as planned, of those due or begun; a single step counts from its day on, done early or not
select
    unit_code,
    period,
    count(*) filter (where state in ('done', 'on_track')) as numerator,
    count(*) as denominator
from task_units
where not is_city and task_type <> 'internal' and state <> 'not_due' and not is_early_step
group by unit_code, period
