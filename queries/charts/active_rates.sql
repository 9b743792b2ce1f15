-- one row per unit the viewer may see, then the city: active volunteers in the month
select
    'active_volunteer_rate' as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    measures.numerator,
    measures.denominator,
    measures.units_reported
from units
left join measures
    on measures.indicator = 'active_volunteer_rate'
    and measures.unit_code = units.unit_code
    and measures.part = ''
    and measures.as_of = $as_of
where units.unit_code in $units or units.is_city
order by units.sort_order
