-- one row per unit and month: those with a family doctor, of the lixiu cadres living at home or in care in the city
select
    unit_code,
    period,
    count(*) filter (where has_family_doctor) as numerator,
    count(*) as denominator
from lixiu_people
where needs_family_doctor
group by unit_code, period
having count(has_family_doctor) > 0
