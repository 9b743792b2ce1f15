-- one row per unit the viewer may see, then the city: active volunteers in the month, and of a year ago over the same units
with pairs as (
    select
        n.unit_code,
        units.is_city,
        n.numerator,
        n.denominator,
        l.numerator as last_numerator,
        l.denominator as last_denominator
    from measures as n
    join units using (unit_code)
    left join measures as l
        on l.indicator = n.indicator
        and l.unit_code = n.unit_code
        and l.part = ''
        and l.as_of = last_day(cast($as_of as date) - interval 1 year)
    where n.indicator = 'active_volunteer_rate' and n.part = '' and n.as_of = $as_of
),
alike as (
    select
        100 * sum(numerator) / nullif(sum(denominator), 0) as alike_rate,
        100 * sum(last_numerator) / nullif(sum(last_denominator), 0) as alike_last_rate,
        count(*) as alike_units
    from pairs
    where not is_city and last_denominator > 0
)
select
    'active_volunteer_rate' as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    pairs.numerator,
    pairs.denominator,
    alike.alike_rate,
    alike.alike_last_rate,
    alike.alike_units
from units
left join pairs using (unit_code)
cross join alike
where units.unit_code in $units or units.is_city
order by units.sort_order
