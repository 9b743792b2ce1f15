-- one row per unit and month in which anything was submitted this year: suggestions adopted, of those submitted
select
    unit_code,
    period,
    cast(sum(adopted_count) as bigint) as numerator,
    cast(sum(advice_count) as bigint) as denominator
from talents
group by unit_code, period
having sum(advice_count) > 0
