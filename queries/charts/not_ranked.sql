-- one row per indicator that is not fair to rank, and per part of one that has no total, in the order of themes
with whole as (
    select *, part <> '' as is_part
    from measures
    where unit_code = $city
        and as_of = $as_of
        and (part = '' or indicator not in (select indicator from measures where part = ''))
)
select
    indicator_list.indicator,
    coalesce(whole.unit_code, cast($city as varchar)) as unit_code,
    cast($as_of as date) as as_of,
    coalesce(whole.part, '') as part,
    whole.numerator,
    whole.denominator,
    whole.units_reported,
    indicator_list.sort_order
from indicator_list
left join whole using (indicator)
where indicator_list.rank = 'never'
order by indicator_list.sort_order, part
