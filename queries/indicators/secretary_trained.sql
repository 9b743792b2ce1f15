-- one row per unit and register: branches whose secretary was trained in that year, of all
select
    unit_code,
    period,
    count(*) filter (where year(secretary_trained_date) = year(snapshot_date)) as numerator,
    count(*) as denominator
from branches
where not is_carried
group by unit_code, period
