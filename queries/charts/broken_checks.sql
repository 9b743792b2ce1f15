-- one row per check of the data whose claim some rows break
select
    name,
    severity,
    case when $language = 'en' then why_en else why_zh end as why,
    places,
    broken_rows,
    format('{:,}', broken_rows) as broken_text
from _checks
where broken_rows > 0
order by broken_rows desc, name
