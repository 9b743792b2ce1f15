-- one row per unit and quarter: registered volunteers, of retired cadres of any age
select
    unit_code,
    quarter_end as period,
    volunteer_count as numerator,
    tuixiu_count as denominator
from stg_headcount
where volunteer_count is not null and tuixiu_count > 0
