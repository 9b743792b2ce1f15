-- one row per unit the viewer may see, then the city: the indicator in the month, and whether the unit is in focus
with reported as (
    select count(*) as reported_count
    from measures
    join units using (unit_code)
    where measures.indicator = $indicator and measures.as_of = $as_of and measures.part = '' and units.is_ranked
)
select
    $indicator as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    units.unit_code = $unit as is_chosen,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares
from units
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = $indicator
    and measures.as_of = $as_of
    and measures.part = ''
where (units.unit_code in $units or units.is_city)
    and (select reported_count from reported) >= 0.9 * (select count(*) from units where is_ranked)
order by units.sort_order
