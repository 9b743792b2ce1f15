-- one row per unit and month: living lixiu cadres with a service list, of all
select
    unit_code,
    period,
    count(*) filter (where has_service_list) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(has_service_list) > 0
