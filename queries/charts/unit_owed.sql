-- one row per kind of export with an agreed rhythm: what the unit chosen owes of twelve months
with chosen as (
    select unit_code
    from units
    where unit_code in $units and ($unit = '' or unit_code = $unit)
    order by sort_order
    limit 1
)
select
    reports.source,
    reports.unit_code,
    case when $language = 'en' then sources.title_en else sources.title_zh end as head,
    count(*) as due,
    count(*) filter (where not reports.is_reported) as owed,
    coalesce(
        string_agg(strftime(reports.period, '%Y-%m'), ' ' order by reports.period) filter (where not reports.is_reported),
        case when $language = 'en' then 'complete' else '齐全' end
    ) as periods
from reports
join chosen using (unit_code)
join sources using (source)
where reports.period <= $as_of and reports.period > cast($as_of as date) - interval 1 year
group by reports.source, reports.unit_code, sources.title_en, sources.title_zh, sources.sort_order
order by owed > 0 desc, sources.sort_order
