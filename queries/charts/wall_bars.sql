-- one row per ranked unit, then the city: the indicator in the month; the unit that is spoken of stands in the light
select
    $indicator as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    units.unit_code = $unit as is_lit,
    units.unit_code = $unit or ($unit = '' and units.is_city) as is_told,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares,
    measures.units_reported
from units
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = $indicator
    and measures.as_of = $as_of
    and measures.part = ''
where units.is_city or (units.is_ranked and units.unit_code in $units)
order by units.is_city, units.sort_order
