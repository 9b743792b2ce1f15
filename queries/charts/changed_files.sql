-- one row per file that the last refresh added, removed, replaced or held back
select
    changes.file,
    change,
    case
        when change = 'added' then case when $language = 'en' then 'new' else '新增' end
        when change = 'removed' then case when $language = 'en' then 'removed' else '移除' end
        when change = 'kept' then case when $language = 'en' then 'last good kept' else '沿用上次' end
        when change = 'refused' then case when $language = 'en' then 'returned' else '退回' end
        else case when $language = 'en' then 'replaced' else '替换' end
    end as change_words,
    format('{:,}', rows_before) as rows_before,
    coalesce(format('{:,}', cast(_files.rows_in as bigint)), '–') as rows_in,
    case when _files.file is not null then '＝' end as equals,
    coalesce(format('{:,}', cast(_files.rows_loaded as bigint)), '–') as rows_loaded,
    case when _files.file is not null then '＋' end as plus,
    coalesce(format('{:,}', cast(_files.rows_rejected as bigint)), '–') as rows_rejected,
    case when _files.file is not null then '＋' end as plus_skipped,
    coalesce(format('{:,}', cast(_files.rows_skipped as bigint)), '–') as rows_skipped
from _file_changes as changes
left join _files on _files.file = changes.file
where change <> 'unchanged'
order by case change when 'removed' then 1 when 'kept' then 2 when 'refused' then 3 when 'changed' then 4 else 5 end, changes.file
