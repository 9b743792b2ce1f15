-- one row per shared site and month since it opened: is it open, and did a branch use it
with uses as (
    select site_code, period, count(*) as activity_count, count(distinct branch_code) as branch_count
    from stg_activity
    where level = 'branch' and site_code is not null
    group by site_code, period
),
lasts as (
    select site_code, max(period) as last_period
    from uses
    group by site_code
)
select
    s.site_code,
    s.unit_code,
    s.site_type,
    m.period,
    s.status = 'in_use' or coalesce(m.period <= l.last_period, false) as is_open,
    coalesce(u.activity_count, 0) as activity_count,
    coalesce(u.branch_count, 0) as branch_count
from stg_shared_site as s
join months as m on m.period >= s.opened_date
left join uses as u on u.site_code = s.site_code and u.period = m.period
left join lasts as l on l.site_code = s.site_code
