-- one row per item of the annual tasks that may be shown: completion, its own plan (and what it was before it was adjusted), the gap, and what an even plan over the twelve months would have said
select
    i.item,
    case when $language = 'en' then i.task_en else i.task_name end as task_said,
    i.item || '　' || case when $language = 'en' then i.item_en else i.item_name end as item_said,
    s.mark as status,
    i.state,
    format('{:.1f}%', i.shown_share) as share_text,
    format('{:.1f}%', i.shown_planned)
        || case
            when abs(i.planned - i.baseline) < 0.05 then ''
            when $language = 'en' then format(' (was {:.1f}%)', i.baseline)
            else format('（原{:.1f}%）', i.baseline)
        end as plan_said,
    format('{:.1f}%', i.shown_planned) as plan_text,
    i.gap_said as gap_text,
    case when i.unit_count > 1 and i.units_due > 0 and i.state <> 'not_due' then format('{}/{}', i.units_on_schedule, i.units_due) else '' end as units_text,
    format('{:.1f}%', i.baseline) as baseline_text,
    case when i.shown_share = even.shown_planned then '0.0' else translate(format('{:+.1f}', i.shown_share - even.shown_planned), '+-', '＋－') end as straight_text,
    coalesce(i.lead_division, '') as lead_text,
    strftime(i.due_date, case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as due_text,
    case when $language = 'en' then s.en else s.zh end as state_words,
    m.item_count + m.untold_count as item_count
from task_items as i
join told_items as told on told.item = i.item and told.period = i.period and told.level = $level and told.is_listed
join task_months as m on m.task = '' and m.period = i.period and m.level = told.level
cross join (select cast(format('{:.1f}', 100.0 * month($as_of) / 12) as double) as shown_planned) as even
join task_states as s on s.state = i.state
where i.period = $as_of
order by i.task, i.place
