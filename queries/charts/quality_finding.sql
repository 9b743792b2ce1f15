-- one row per kind of export: whether it arrived whole, and who still owes it
with owing as (
    select
        reports.source,
        count(*) as owed
    from reports
    where not is_reported and period = $as_of
    group by reports.source
)
select
    sources.source,
    case when $language = 'en' then sources.title_en else sources.title_zh end as title,
    count(_files.file) as files,
    coalesce(sum(rows_rejected), 0) as rejected,
    count(*) filter (where status in ('refused', 'unrecognised')) as refused,
    (select count(*) from _files where source is null) as unrecognised,
    coalesce(max(owing.owed), 0) as owed
from sources
left join _files on _files.source = sources.source
left join owing on owing.source = sources.source
group by sources.source, sources.title_zh, sources.title_en, sources.sort_order
order by sources.sort_order
