-- one row per fair indicator, unit the viewer may see and month up to the one chosen; the unit chosen is their own
with chosen as (
    select unit_code
    from units
    where unit_code in $units and ($unit = '' or unit_code = $unit)
    order by sort_order
    limit 1
)
select
    measures.indicator,
    measures.unit_code,
    measures.unit_code = chosen.unit_code as is_own,
    measures.as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares
from measures
cross join chosen
join units on units.unit_code = measures.unit_code
join indicator_list using (indicator)
where measures.part = ''
    and measures.as_of <= $as_of
    and indicator_list.rank = 'fair'
    and measures.unit_code in $units
    and (units.is_ranked or measures.unit_code = chosen.unit_code)
order by indicator_list.sort_order, units.sort_order, measures.as_of
