-- one row per month of the last two years: people active on the whole platform, and events of the city in the month
select
    p.period as as_of,
    cast($city as varchar) as unit_code,
    sum(p.active_count) as active,
    format('{:,}', cast(sum(p.active_count) as bigint)) as active_text,
    format('{:,}', cast(sum(p.registered_count) as bigint)) as registered_text,
    strftime(p.period, case when $language = 'en' then '%b %Y' else '%Y年%-m月' end) as month_said,
    max(case when $language = 'en' then coalesce(e.title_en, '“' || e.title || '”') else e.title end) as event
from stg_platform_monthly as p
join units as u on u.unit_code = p.unit_code and not u.is_city
left join events as e on e.as_of = p.period and e.unit_code = $city and e.theme in ('', 'platform')
where p.module = 'all' and p.period <= $as_of
group by p.period
order by p.period
