-- one row per unit and month: living lixiu cadres with all five parties in place, of all
select
    unit_code,
    period,
    count(*) filter (where has_all_five_parties) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_all_five_parties) > 0
