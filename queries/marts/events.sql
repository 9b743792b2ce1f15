-- one row per month, unit or city, and theme: what changed the work; meetings, activities and honours are not told
select
    period as as_of,
    unit_code,
    case when title like '%志愿%' then 'volunteer' else '' end as theme,
    arg_min(title, event_date) as title,
    arg_min(title_en, event_date) as title_en
from stg_chronicle
where kind in ('epidemic', 'document')
group by period, unit_code, theme
