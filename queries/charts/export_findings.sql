-- one row per finding that the choices above leave, those that stop a file first, then files and lines in order
with all_units as (
    select count(*) = count(*) filter (where unit_code in $units) as is_everyone from units where not is_city
),
chosen as (
    select _findings.*
    from _findings cross join all_units
    where (case when $severity = '' then severity in ('reject', 'refuse', 'warn') else severity = $severity end)
        and ($source = '' or source = $source)
        and ($file = '' or file = $file)
        and ($unit = '' or unit_code = $unit)
        and (unit_code in $units or (unit_code is null and is_everyone))
)
select
    file,
    line,
    coalesce(cast(line as varchar), '') as line_text,
    "column",
    value,
    chosen.unit_code,
    rule,
    severity,
    case severity
        when 'refuse' then case when $language = 'en' then 'file returned' else '整份退回' end
        when 'reject' then case when $language = 'en' then 'row returned' else '退回' end
        when 'warn' then case when $language = 'en' then 'note' else '提醒' end
        when 'repair' then case when $language = 'en' then 'mended' else '已补' end
        else case when $language = 'en' then 'skipped' else '跳过' end
    end as severity_words,
    case when $language = 'en' then message_en else message_zh end as message,
    case when $language = 'en' then fix_en else fix_zh end as fix,
    count(*) over () as all_findings,
    count(*) filter (where severity in ('reject', 'refuse')) over () as to_mend,
    count(*) filter (where severity = 'refuse') over () as whole_files
from chosen
order by
    case when rule in ('personal_data', 'forbidden_column') then 0 else 1 end,
    case severity when 'refuse' then 1 when 'reject' then 2 when 'warn' then 3 when 'repair' then 4 else 5 end, file, line
limit 1000
