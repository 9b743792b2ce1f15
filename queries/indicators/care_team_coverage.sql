-- one row per unit and month: living lixiu cadres with a care group, of all
select
    unit_code,
    period,
    count(*) filter (where has_care_team) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_care_team) > 0
