-- one row per unit the viewer may see, then the city, and level: branches in scope that stand there, beside the unit's rate
with levels(level, level_order, zh, en) as (
    values
    ('unrated', 1, '未评', 'not assessed'),
    ('below', 2, '未达标', 'below'),
    ('standard', 3, '达标', 'standard'),
    ('county_demo', 4, '县级示范', 'county model'),
    ('city_demo', 5, '市级示范', 'city model'),
    ('province_demo', 6, '省级示范', 'province model')
),
standing as (
    select unit_code, period, least(level_order, 6) as level_order, in_scope_count
    from branch_ladders
    union all
    select cast($city as varchar) as unit_code, period, least(level_order, 6) as level_order, in_scope_count
    from branch_ladders
),
counted as (
    select unit_code, level_order, sum(in_scope_count) as branch_count
    from standing
    where period = $as_of
    group by unit_code, level_order
)
select
    'branch_standard_rate' as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    levels.level,
    levels.level_order,
    case when $language = 'en' then levels.en else levels.zh end as level_words,
    coalesce(counted.branch_count, 0) as branch_count,
    measures.numerator,
    measures.denominator
from units
cross join levels
left join counted on counted.unit_code = units.unit_code and counted.level_order = levels.level_order
left join measures
    on measures.indicator = 'branch_standard_rate'
    and measures.unit_code = units.unit_code
    and measures.as_of = $as_of
    and measures.part = ''
where units.unit_code in $units or units.is_city
order by units.sort_order, levels.level_order
