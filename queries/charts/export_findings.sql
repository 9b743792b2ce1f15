-- one row per finding that needs someone's hand, files in order, at most two hundred
select
    file,
    line,
    "column",
    value,
    rule,
    severity,
    case when $language = 'en' then message_en else message_zh end as message,
    case when $language = 'en' then fix_en else fix_zh end as fix,
    count(*) over () as all_findings,
    count(distinct file) over () as all_files
from _findings
where severity in ('reject', 'refuse', 'warn')
order by case severity when 'refuse' then 1 when 'reject' then 2 else 3 end, file, line
limit 200
