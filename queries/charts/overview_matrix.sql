-- one row per indicator of the overview and unit the viewer may see, then the city
select
    indicator_list.indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    indicator_list.sort_order as indicator_order,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares
from indicator_list
cross join units
left join measures
    on measures.indicator = indicator_list.indicator
    and measures.unit_code = units.unit_code
    and measures.as_of = $as_of
    and measures.part = ''
where indicator_list.is_on_overview and (units.unit_code in $units or units.is_city)
order by indicator_list.sort_order, units.sort_order
