-- one row per indicator compared and unit chosen, then the city
with chosen as (
    select unit_code, row_number() over (order by sort_order) as place
    from units
    where unit_code in $units
        and case when $chosen = '' then is_ranked else list_contains(string_split($chosen, ','), unit_code) end
)
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
where case when $indicators = '' then indicator_list.is_on_overview else list_contains(string_split($indicators, ','), indicator_list.indicator) end
    and (units.is_city or units.unit_code in (select unit_code from chosen where $chosen <> '' or place <= 4))
order by indicator_list.sort_order, units.sort_order
