-- one row per unit and month: living lixiu cadres with a complete file, of all
select
    unit_code,
    period,
    count(*) filter (where has_complete_file) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_complete_file) > 0
