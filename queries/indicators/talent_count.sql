-- one row per unit and month: people in the talent pool
select
    unit_code,
    period,
    count(*) as numerator,
    cast(null as double) as denominator
from talents
group by unit_code, period
