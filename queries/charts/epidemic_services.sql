-- one row per month of the year with care during epidemic control, then the year so far; all units together
with cumulative as (
    select
        as_of,
        coalesce(max(numerator) filter (where part = 'located_people'), 0) as people,
        coalesce(max(numerator) filter (where part = 'kits'), 0) as kits,
        coalesce(max(numerator) filter (where part = 'services'), 0) as services
    from measures
    where indicator = 'epidemic_care'
        and unit_code = $city
        and year(as_of) = year(cast($as_of as date))
        and as_of <= $as_of
    group by as_of
),
monthly as (
    select
        as_of,
        people - lag(people, 1, 0) over (order by as_of) as people,
        kits - lag(kits, 1, 0) over (order by as_of) as kits,
        services - lag(services, 1, 0) over (order by as_of) as services,
        false as is_total
    from cumulative
),
lines as (
    select * from monthly where people > 0 or kits > 0 or services > 0
    union all
    select as_of, people, kits, services, true as is_total
    from cumulative
    where as_of = (select max(as_of) from cumulative)
)
select
    as_of,
    is_total,
    cast(people as bigint) as people,
    cast(kits as bigint) as kits,
    cast(services as bigint) as services,
    case
        when is_total and $language = 'en' then strftime(as_of, '%Y so far')
        when is_total then '本年累计'
        when $language = 'en' then strftime(as_of, '%B %Y')
        else strftime(as_of, '%Y年%-m月')
    end as month
from lines
order by is_total, as_of
