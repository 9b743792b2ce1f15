-- one row per unit and month: living lixiu cadres whose guarantees are met, of all
select
    unit_code,
    period,
    count(*) filter (where has_guarantees) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_guarantees) > 0
