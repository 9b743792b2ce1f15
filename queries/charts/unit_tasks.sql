-- one row per item of the annual tasks that the unit in focus carries and that may be shown: what is done, its own plan, the gap
select
    u.item,
    u.item || '　' || case when $language = 'en' then i.item_en else i.item_name end as item_said,
    s.mark as status,
    u.state,
    format('{:.1f}%', u.share) as share_text,
    case when u.target > 0 then format('{:,}/{:,}', cast(u.actual as bigint), cast(u.target as bigint)) else '' end as amount_text,
    case when u.is_one_step then '' else format('{:.1f}%', u.planned) end as plan_said,
    u.gap_said as gap_text,
    case when i.state = 'not_due' then '' else format('{:.1f}%', i.shown_share) end as city_text,
    strftime(coalesce(u.due_date, i.due_date), case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as due_text,
    case when $language = 'en' then s.en else s.zh end as state_words,
    u.note as measures_text
from task_units as u
join task_items as i on i.item = u.item and i.period = u.period
join told_items as told on told.item = i.item and told.period = i.period and told.level = $level and told.is_listed
join task_states as s on s.state = u.state
where u.period = $as_of and u.unit_code = $unit and u.unit_code in $units and not u.is_city
order by i.task, i.place
