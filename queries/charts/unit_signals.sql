-- one row per indicator and month up to the one chosen: the unit chosen, where units may be compared by it
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
    measures.as_of,
    cast($as_of as date) as month_asked,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares,
    indicator_list.sort_order
from measures
join chosen using (unit_code)
join indicator_list using (indicator)
where measures.part = ''
    and measures.as_of <= $as_of
    and indicator_list.rank <> 'never'
    and indicator_list.better <> 'neither'
order by indicator_list.sort_order, measures.as_of
