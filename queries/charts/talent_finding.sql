-- one row: those of the pool who were engaged this year, of the units that have sent it; the think tank and what came of it apart
with pool as (
    select
        count(*) filter (where is_in_think_tank) as in_think_tank,
        sum(project_count) as projects,
        sum(advice_count) as advice,
        sum(adopted_count) as adopted
    from talents
    where period = $as_of
)
select
    m.indicator,
    m.unit_code,
    m.as_of,
    m.part,
    m.numerator,
    m.denominator,
    m.squares,
    m.units_reported,
    (select count(*) from units where not is_city) as unit_count,
    pool.in_think_tank,
    pool.projects,
    pool.advice,
    pool.adopted
from measures as m
cross join pool
where m.indicator = 'talent_engaged' and m.part = '' and m.unit_code = $city and m.as_of = $as_of
