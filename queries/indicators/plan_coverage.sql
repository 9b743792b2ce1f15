-- one row per unit and month: living lixiu cadres with a valid plan, of all
select
    unit_code,
    period,
    count(*) filter (where has_valid_plan) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_valid_plan) > 0
