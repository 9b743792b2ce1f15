-- one row per kind of export, or per file of the kind asked for, then all together: rows read = loaded + rejected + skipped
with listed as (
    select
        coalesce(_files.source, '') as source,
        case when $source = '' then coalesce(_files.source, '') else file end as name,
        count(*) as files,
        sum(rows_in) as rows_in,
        sum(rows_loaded) as rows_loaded,
        sum(rows_rejected) as rows_rejected,
        sum(rows_skipped) as rows_skipped,
        count(*) filter (where status = 'refused') as refused,
        count(*) filter (where status = 'unrecognised') as unrecognised,
        count(*) filter (where is_last_good) as last_good
    from _files
    where $source = '' or _files.source = $source
    group by 1, 2
),
expected as (
    select sources.source, sources.sort_order, sources.title_zh, sources.title_en, listed.* exclude (source)
    from sources left join listed using (source)
    where $source = '' or sources.source = $source
    union all by name
    select source, 98 as sort_order, '未能识别的文件' as title_zh, 'Files not recognised' as title_en, listed.* exclude (source)
    from listed where source = ''
),
titled as (
    select
        * exclude (title_zh, title_en),
        false as is_total,
        case
            when $source <> '' and name is not null then name
            when source = '' then case when $language = 'en' then title_en else title_zh end
            else format('{:02d} ', sort_order) || case when $language = 'en' then title_en else title_zh end
        end as title
    from expected
),
lines as (
    select * from titled
    union all by name
    select
        'total' as source, 99 as sort_order, true as is_total, case when $language = 'en' then 'All' else '合计' end as title,
        sum(files) as files, sum(rows_in) as rows_in, sum(rows_loaded) as rows_loaded, sum(rows_rejected) as rows_rejected,
        sum(rows_skipped) as rows_skipped, sum(refused) as refused, sum(unrecognised) as unrecognised, sum(last_good) as last_good
    from titled
)
select
    title,
    format('{:,}', cast(rows_in as bigint)) as rows_in,
    case when rows_in is not null then '＝' end as equals,
    format('{:,}', cast(rows_loaded as bigint)) as rows_loaded,
    case when rows_in is not null then '＋' end as plus,
    format('{:,}', cast(rows_rejected as bigint)) as rows_rejected,
    case when rows_rejected > 0 then format('<b>{:,}</b>', cast(rows_rejected as bigint)) else format('{:,}', cast(rows_rejected as bigint)) end as rejected_bold,
    case when rows_in is not null then '＋' end as plus_skipped,
    format('{:,}', cast(rows_skipped as bigint)) as rows_skipped,
    coalesce(cast(files as integer), 0) as files,
    rows_in as read_count,
    rows_loaded as loaded_count,
    rows_rejected as rejected_count,
    rows_skipped as skipped_count,
    rows_in = rows_loaded + rows_rejected + rows_skipped as is_balanced,
    is_total,
    source,
    case
        when is_total then null
        when files is null then 'no_data'
        when refused > 0 or unrecognised > 0 then 'slow'
        when rows_rejected > 0 then 'slight'
        else 'on_track'
    end as status,
    case
        when is_total then ''
        when files is null then case when $language = 'en' then 'not reported' else '未报送' end
        when unrecognised > 0 then case when $language = 'en' then 'not recognised' else '未识别' end
        when refused > 0 and $source <> '' then case when $language = 'en' then 'returned' else '整份退回' end
        when refused > 0 then case when $language = 'en' then format('{} returned', refused) else format('{}份退回', refused) end
        when rows_rejected > 0 then case when $language = 'en' then 'in part' else '部分接收' end
        else case when $language = 'en' then 'accepted' else '已接收' end
    end || case when last_good > 0 and not is_total then case when $language = 'en' then ', last good kept' else '，沿用上次' end else '' end as status_words
from lines
order by sort_order, title
