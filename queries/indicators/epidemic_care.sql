-- one row per month and part, for the city only: care during epidemic control, from January to the month's end
with city as (
    select unit_code from units where is_city
),
cared as (
    select m.period, s.person_key, s.category, s.person_times, s.quantity, s.quantity_unit
    from stg_service_record as s
    join months as m on m.period >= s.period and year(m.period) = year(s.period)
    where s.scene = 'epidemic'
),
totals as (
    select
        period,
        count(distinct person_key) as located_people,
        sum(quantity) filter (where quantity_unit = 'kit') as kits,
        sum(person_times) filter (where category <> 'supplies') as services
    from cared
    group by period
),
parts as (
    select period, 'located_people' as part, located_people as numerator from totals
    union all
    select period, 'kits' as part, kits as numerator from totals
    union all
    select period, 'services' as part, services as numerator from totals
)
select city.unit_code, parts.period, parts.part, parts.numerator, cast(null as double) as denominator
from parts
cross join city
where parts.numerator is not null
