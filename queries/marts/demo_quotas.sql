-- one row per scheme, level, batch and unit or city: how many branches may be named, by its newest year
with quotas as (
    select
        split_part(indicator, ':', 2) as scheme,
        split_part(indicator, ':', 3) as level,
        cast(split_part(indicator, ':', 4) as integer) as batch_no,
        unit_code,
        year,
        target as quota,
        row_number() over (partition by indicator, unit_code order by year desc) as newness
    from stg_indicator_target
    where indicator like 'demo_quota:%:%:%'
)
-- a quota is typed by hand, with codes or with the words of the progress table
select
    case scheme
        when '六有一提升' then 'six_have'
        when '示范党支部' then 'demo_branch'
        when '六好' then 'six_good'
        when '星级' then 'star'
        else scheme
    end as scheme,
    case level
        when '县级' then 'county'
        when '市级' then 'city'
        when '省级' then 'province'
        when '全国' then 'national'
        else level
    end as level,
    batch_no,
    unit_code,
    year,
    quota
from quotas
where newness = 1
