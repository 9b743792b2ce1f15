-- one row per unit the viewer may see, then the city: the indicator in the month; the city alone where it is never counted by unit
with counted as (
    select count(*) as by_unit
    from measures
    join units using (unit_code)
    where measures.indicator = $indicator and not units.is_city
)
select
    $indicator as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares,
    measures.units_reported
from units
cross join counted
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = $indicator
    and measures.as_of = $as_of
    and measures.part = ''
where units.is_city or (units.unit_code in $units and counted.by_unit > 0)
order by units.sort_order
