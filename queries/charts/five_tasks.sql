-- one row per task: mean completion over its items, its own plan for the month, and how many items stand in each state
select
    m.task,
    case when $language = 'en' then m.task_en else m.task_name end as task_name,
    m.item_count,
    m.untold_count,
    m.shown_share,
    m.shown_planned,
    m.gap,
    m.done_count,
    m.on_track_count,
    m.slight_count,
    m.slow_count,
    m.not_due_count,
    m.on_schedule_count,
    s.mark as status,
    format('{:.1f}%', m.shown_share) as share_text,
    case when $language = 'en' then format('plan {:.1f}%', m.shown_planned) else format('计划{:.1f}%', m.shown_planned) end as plan_said,
    case when $language = 'en' then format('{} items', m.item_count) else format('{}项', m.item_count) end as items_text,
    case when $language = 'en' then s.en else s.zh end as state_words,
    case
        when m.gap = 0 then case when $language = 'en' then 'as planned' else '与计划持平' end
        when m.gap > 0 then case when $language = 'en' then format('{:.1f} points ahead', m.gap) else format('快{:.1f}个百分点', m.gap) end
        else case when $language = 'en' then format('{:.1f} points behind', -m.gap) else format('慢{:.1f}个百分点', -m.gap) end
    end as gap_text,
    100.0 * dayofyear(months.data_until) / dayofyear(make_date(year(months.data_until), 12, 31)) as year_elapsed
from task_months as m
join task_states as s on s.state = m.state
join months on months.period = m.period
where m.period = $as_of and m.level = $level and m.task <> ''
order by m.task
