-- one row per unit the viewer may see and indicator that may be ranked: what scores and their order are made of, and the weights asked for
select
    indicator_list.indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares,
    cast($weights as varchar) as weights
from units
join indicator_list on indicator_list.rank <> 'never'
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = indicator_list.indicator
    and measures.as_of = $as_of
    and measures.part = ''
where units.unit_code in $units
order by indicator_list.sort_order, units.sort_order
