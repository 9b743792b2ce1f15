-- one row per unit and month: living lixiu cadres with a class and a contact interval that keeps to it, of all
select
    unit_code,
    period,
    count(*) filter (where is_class_managed) as numerator,
    count(*) as denominator
from lixiu_people
group by unit_code, period
having count(is_class_managed) > 0
