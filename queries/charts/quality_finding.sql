-- one row per kind of export: whether it arrived whole
select
    sources.source,
    count(_files.file) as files,
    coalesce(sum(rows_rejected), 0) as rejected,
    count(*) filter (where status in ('refused', 'unrecognised')) as refused,
    (select count(*) from _files where source is null) as unrecognised,
    (select count(*) from reports join units using (unit_code) where not is_reported and period = $as_of) as owed
from sources
left join _files on _files.source = sources.source
group by sources.source
