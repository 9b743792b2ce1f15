-- one row per unit and month: branches at the standard or above, of those in scope
select
    unit_code,
    period,
    count(*) filter (where is_standard) as numerator,
    count(*) as denominator
from branches
where is_in_scope
group by unit_code, period
