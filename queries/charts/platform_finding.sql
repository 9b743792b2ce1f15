-- one row: people active on the whole platform in the month, of those registered; those aged 85 or over apart
select
    m.indicator,
    m.unit_code,
    m.as_of,
    m.part,
    m.numerator,
    m.denominator,
    m.squares,
    m.units_reported,
    (select count(*) from units where not is_city) as unit_count,
    (
        select format('{:,}', cast(sum(p.active_85_count) as bigint))
        from stg_platform_monthly as p
        join units as u on u.unit_code = p.unit_code and not u.is_city
        where p.module = 'all' and p.period = $as_of
    ) as active_85
from measures as m
where m.indicator = 'platform_active' and m.part = '' and m.unit_code = $city and m.as_of = $as_of
