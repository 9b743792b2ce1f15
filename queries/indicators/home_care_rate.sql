-- one row per unit and month: those receiving home care, of the lixiu cadres assessed as in need at home
select
    unit_code,
    period,
    count(*) filter (where has_home_care) as numerator,
    count(*) as denominator
from lixiu_people
where needs_home_care
group by unit_code, period
having count(has_home_care) > 0
