-- one row per month of the year up to the one chosen: how many items of the annual tasks have come as far as planned, and the change since the month compared with
with months_told as (
    select
        now.*,
        now.on_schedule_count - earlier.on_schedule_count as moved,
        100.0 * now.on_schedule_count / now.item_count as share_said
    from task_months as now
    left join task_months as earlier on earlier.task = '' and earlier.level = now.level and earlier.period = $before
    where now.task = '' and now.level = $level and now.period <= $as_of and year(now.period) = year(cast($as_of as date))
)
select
    period as as_of,
    item_count,
    on_schedule_count,
    behind_count,
    not_due_count,
    cast(on_schedule_count as varchar) as text,
    case
        when moved is null then ''
        when $language = 'en' then case when moved = 0 then 'as in ' when moved > 0 then moved || ' more than in ' else -moved || ' fewer than in ' end
            || strftime(cast($before as date), '%B %Y')
        else case $compare when 'month' then '较上月' when 'year' then '同比' else strftime(cast($before as date), '较%Y年%-m月') end
            || case when moved = 0 then ' 持平' when moved > 0 then ' 多' || moved || '项' else ' 少' || -moved || '项' end
    end as change_text,
    case when $language = 'en' then 'all ' || item_count else '全部' || item_count end as target_text,
    case
        when $language = 'en' then format('{:.1f}%; {} to speed up, {} not due', share_said, behind_count, not_due_count)
        else format('占{:.1f}%　尚有{}项需加快推进，{}项未到期', share_said, behind_count, not_due_count)
    end as note
from months_told
order by period
