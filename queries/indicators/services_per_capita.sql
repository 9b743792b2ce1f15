-- one row per unit and month: person-times of service, over the mean of this and last month's headcount
with people as (
    select unit_code, period, count(*) as person_count
    from lixiu_people
    group by unit_code, period
),
averages as (
    select
        unit_code,
        period,
        avg(person_count) over (
            partition by unit_code order by period range between interval 1 month preceding and current row
        ) as mean_person_count
    from people
),
delivered as (
    select unit_code, period, sum(person_times) as person_times
    from services
    group by unit_code, period
)
select
    d.unit_code,
    d.period,
    d.person_times as numerator,
    a.mean_person_count as denominator
from delivered as d
join averages as a on a.unit_code = d.unit_code and a.period = d.period
where d.person_times is not null
