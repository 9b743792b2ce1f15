-- one row per item of the annual tasks, marked where it is behind its plan: completion, plan, gap, days behind, pace and chance of coming in time
select
    'task_ontime' as indicator,
    cast($city as varchar) as unit_code,
    i.period as as_of,
    '' as part,
    cast(null as double) as numerator,
    cast(null as double) as denominator,
    i.item,
    i.item || '　' || case when $language = 'en' then i.item_en else i.item_name end as item_said,
    s.mark as status,
    i.state,
    i.state in ('slight', 'slow') as is_behind,
    i.gap,
    format('{:.1f}%', i.shown_share) as share_text,
    format('{:.1f}%', i.shown_planned) as plan_said,
    i.gap_said as gap_text,
    case when p.days_behind > 0 then case when $language = 'en' then format('{} day{}', p.days_behind, case when p.days_behind > 1 then 's' else '' end) else format('{}天', p.days_behind) end else '' end as lag_text,
    coalesce(format('{:.1f}', p.needed_pace), '') as needed_text,
    coalesce(format('{:.1f}', p.recent_pace), '') as recent_text,
    case when i.unit_count > 1 and i.units_due > 0 then format('{}/{}', i.units_on_schedule, i.units_due) else '' end as units_text,
    case when $language = 'en' then s.en else s.zh end as state_words,
    coalesce(i.note, '') as measures_text,
    p.days_behind,
    p.needed,
    p.gained,
    p.months_seen,
    p.months_left,
    p.elapsed
from task_items as i
join told_items as told on told.item = i.item and told.period = i.period and told.level = $level and told.is_listed
join task_paces as p on p.item = i.item and p.period = i.period
join task_states as s on s.state = i.state
where i.period = $as_of
order by i.task, i.place
