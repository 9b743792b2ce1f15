-- one row: people registered and active on the whole platform in the month, and those registered a month before
select
    sum(p.registered_count) filter (where p.period = $as_of) as registered,
    sum(p.active_count) filter (where p.period = $as_of) as active,
    sum(p.active_85_count) filter (where p.period = $as_of) as active_85,
    sum(p.registered_count) filter (where p.period = $before) as registered_before,
    count(distinct p.unit_code) filter (where p.period = $as_of) as units_reported,
    count(distinct p.unit_code) filter (where p.period = $before) as units_before,
    (select count(*) from units where not is_city) as unit_count
from stg_platform_monthly as p
join units as u on u.unit_code = p.unit_code and not u.is_city
where p.module = 'all'
