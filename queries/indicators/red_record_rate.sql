-- one row per unit and month: living lixiu cadres with a red-resource record, of all
select
    unit_code,
    period,
    count(*) filter (where has_red_record) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_red_record) > 0
