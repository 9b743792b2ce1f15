-- one row per indicator that is not fair to rank, in the order of themes
select
    indicator_list.indicator,
    measures.unit_code,
    cast($as_of as date) as as_of,
    measures.numerator,
    measures.denominator,
    indicator_list.sort_order
from indicator_list
left join measures
    on measures.indicator = indicator_list.indicator
    and measures.unit_code = $city
    and measures.as_of = $as_of
    and measures.part = ''
where indicator_list.rank = 'never'
order by indicator_list.sort_order
