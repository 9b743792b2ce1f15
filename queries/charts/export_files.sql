-- one row per kind of export, then all together: rows read = loaded + rejected + skipped
with files as (
    select
        coalesce(source, '') as source,
        count(*) as files,
        sum(rows_in) as rows_in,
        sum(rows_loaded) as rows_loaded,
        sum(rows_rejected) as rows_rejected,
        sum(rows_skipped) as rows_skipped,
        count(*) filter (where status = 'refused') as refused,
        count(*) filter (where status = 'unrecognised') as unrecognised,
        count(*) filter (where is_last_good) as last_good
    from _files
    group by coalesce(source, '')
),
expected as (
    select sources.source, sources.title_zh, sources.title_en, sources.sort_order, files.* exclude (source)
    from sources left join files using (source)
    union all by name
    select source, '未能识别的文件' as title_zh, 'Files not recognised' as title_en, 98 as sort_order, files.* exclude (source)
    from files where source = ''
),
lines as (
    select *, false as is_total from expected
    union all by name
    select
        'total' as source, '合计' as title_zh, 'All' as title_en, 99 as sort_order, sum(files) as files, sum(rows_in) as rows_in,
        sum(rows_loaded) as rows_loaded, sum(rows_rejected) as rows_rejected, sum(rows_skipped) as rows_skipped,
        sum(refused) as refused, sum(unrecognised) as unrecognised, sum(last_good) as last_good, true as is_total
    from expected
)
select
    case when $language = 'en' then title_en else title_zh end as title,
    coalesce(files, 0) as files,
    format('{:,}', cast(rows_in as bigint)) as rows_in,
    format('{:,}', cast(rows_loaded as bigint)) as rows_loaded,
    format('{:,}', cast(rows_rejected as bigint)) as rows_rejected,
    format('{:,}', cast(rows_skipped as bigint)) as rows_skipped,
    rows_in as read_count,
    rows_loaded as loaded_count,
    rows_rejected as rejected_count,
    rows_skipped as skipped_count,
    rows_in = rows_loaded + rows_rejected + rows_skipped as is_balanced,
    coalesce(refused, 0) as refused,
    coalesce(unrecognised, 0) as unrecognised,
    is_total,
    source,
    case
        when is_total then ''
        when files is null then 'no_data'
        when refused > 0 or unrecognised > 0 then 'slow'
        when rows_rejected > 0 then 'slight'
        else 'on_track'
    end as status,
    case
        when is_total then ''
        when files is null then case when $language = 'en' then 'not reported' else '未报送' end
        when unrecognised > 0 then case when $language = 'en' then 'not recognised' else '未识别' end
        when refused > 0 then case when $language = 'en' then format('{} refused', refused) else format('{}份退回', refused) end
        when rows_rejected > 0 then case when $language = 'en' then 'accepted in part' else '部分接收' end
        else case when $language = 'en' then 'accepted' else '已接收' end
    end as status_words
from lines
order by sort_order
