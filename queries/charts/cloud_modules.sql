-- one row per module of the platform: people active in the month, visits, posts and requests
with modules(module, place, zh, en) as (
    values ('party', 1, '云党建', 'Cloud Party building'), ('study', 2, '云学习', 'Cloud study'), ('care', 3, '云服务', 'Cloud service')
)
select
    m.module,
    m.place,
    case when $language = 'en' then m.en else m.zh end as module_name,
    sum(p.active_count) as active,
    format('{:,}', cast(sum(p.active_count) as bigint)) as active_text,
    format('{:,}', cast(sum(p.visit_count) as bigint)) as visits_text,
    format('{:,}', cast(sum(p.post_count) as bigint)) as posts_text,
    coalesce(format('{:,}/{:,}', cast(sum(p.closed_count) as bigint), cast(sum(p.received_count) as bigint)), '') as requests_text
from modules as m
join stg_platform_monthly as p on p.module = m.module and p.period = $as_of
group by m.module, m.place, m.zh, m.en
order by m.place
