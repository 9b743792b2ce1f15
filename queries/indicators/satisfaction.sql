-- one row per unit and month: satisfied or fairly satisfied, of the valid answers of the six months to its end
with answers as (
    select unit_code, period, rating
    from services
    where rating in ('satisfied', 'fairly', 'dissatisfied')
),
reported as (
    select distinct unit_code, period from services
)
select
    r.unit_code,
    r.period,
    count(*) filter (where a.rating in ('satisfied', 'fairly')) as numerator,
    count(*) as denominator
from reported as r
join answers as a
    on a.unit_code = r.unit_code
    and a.period > last_day(r.period - interval 6 month)
    and a.period <= r.period
group by r.unit_code, r.period
