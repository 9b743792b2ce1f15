-- one row per unit and month: people in the pool engaged at least once this year, of all in it
select
    unit_code,
    period,
    count(*) filter (where engagement_count > 0) as numerator,
    count(*) as denominator
from talents
group by unit_code, period
