-- one row per unit the viewer may see, then the city: the indicator in the month, and whether the unit is in focus
with current as (
    select *
    from measures
    where indicator = $indicator and as_of = $as_of and part = ''
),
reported as (
    select count(*) as reported_count
    from current
    join units using (unit_code)
    where units.is_ranked and current.period = (select max(period) from current where unit_code <> $city)
)
select
    $indicator as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    units.unit_code = $unit as is_chosen,
    cast($as_of as date) as as_of,
    current.period,
    current.numerator,
    current.denominator,
    current.squares
from units
left join current using (unit_code)
where (units.unit_code in $units or units.is_city)
    and (select reported_count from reported) >= 0.9 * (select count(*) from units where is_ranked)
order by units.sort_order
