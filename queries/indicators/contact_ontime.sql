-- one row per unit, month and part: lixiu cadres contacted in their interval, of all; part home_visit: by home visit
select
    unit_code,
    period,
    '' as part,
    count(*) filter (where is_contacted_on_time) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(is_contacted_on_time) > 0
union all
select
    unit_code,
    period,
    'home_visit' as part,
    count(*) filter (where is_visited_on_time) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(is_visited_on_time) > 0
