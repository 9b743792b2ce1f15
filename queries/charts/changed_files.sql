-- one row per file that the last refresh added, removed or replaced
select
    _changes.file,
    change,
    case when $language = 'en' then sources.title_en else sources.title_zh end as title,
    case
        when change = 'added' then case when $language = 'en' then 'new' else '新增' end
        when change = 'removed' then case when $language = 'en' then 'removed' else '移除' end
        when is_last_good then case when $language = 'en' then 'returned, last good kept' else '退回，沿用上次' end
        else case when $language = 'en' then 'replaced' else '替换' end
    end as change_words,
    coalesce(format('{:,}', rows_before), '–') as rows_before,
    coalesce(format('{:,}', rows_after), '–') as rows_after
from _changes
left join sources on sources.source = _changes.source
order by case change when 'removed' then 1 when 'changed' then 2 else 3 end, _changes.file
