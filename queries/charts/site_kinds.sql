-- one row per kind of shared site: sites of the city open in the month, how many of them a branch used, and their activities
with kinds(kind, place, zh, en) as (
    values
        ('service_centre', 1, '党群服务中心', 'Party-masses service centres'),
        ('community', 2, '社区', 'Communities'),
        ('practice_site', 3, '文明实践站', 'Civilization practice stations'),
        ('activity_centre', 4, '老干部活动中心', 'Activity centres'),
        ('red_education', 5, '红色教育基地', 'Red education bases'),
        ('other', 6, '其他', 'Others')
),
open as (
    select coalesce(s.site_type, 'other') as kind, s.activity_count, coalesce(r.is_reported, false) as is_heard
    from sites as s
    join units as u on u.unit_code = s.unit_code and not u.is_city
    left join reports as r on r.unit_code = s.unit_code and r.period = s.period and r.source = 'activity'
    where s.period = $as_of and s.is_open
),
counted as (
    select
        kind,
        count(*) as sites,
        count(*) filter (where activity_count > 0) as used,
        count(*) filter (where not is_heard) as unheard,
        sum(activity_count) as activities
    from open
    group by kind
)
select
    k.kind,
    k.place,
    case when $language = 'en' then k.en else k.zh end as kind_name,
    c.sites,
    c.used,
    c.unheard,
    cast(c.activities as bigint) as activities,
    sum(c.sites) over () as all_sites,
    100e0 * c.sites / sum(c.sites) over () as share,
    case
        when $language = 'en' then format('{}, {} in use', c.sites, c.used)
        else format('{}个，当月使用{}个', c.sites, c.used)
    end as said
from counted as c
join kinds as k on k.kind = c.kind
order by k.place
