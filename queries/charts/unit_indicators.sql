-- one row per indicator that is counted by unit: the unit chosen, else the first that the viewer may see
with chosen as (
    select unit_code
    from units
    where unit_code in $units and ($unit = '' or unit_code = $unit)
    order by sort_order
    limit 1
),
counted as (
    select distinct measures.indicator
    from measures
    join units using (unit_code)
    where measures.part = '' and not units.is_city
)
select
    indicator_list.indicator,
    chosen.unit_code,
    units.is_ranked,
    units.is_city,
    indicator_list.rank,
    indicator_list.sort_order,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.squares
from indicator_list
cross join chosen
join units using (unit_code)
left join measures
    on measures.indicator = indicator_list.indicator
    and measures.unit_code = chosen.unit_code
    and measures.as_of = $as_of
    and measures.part = ''
where indicator_list.indicator in (select indicator from counted)
order by indicator_list.sort_order
