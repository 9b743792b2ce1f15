-- one row per item of the annual tasks that may be shown: completion, its own plan, the gap, and what a straight line over the year would have said
select
    i.item,
    i.item || '　' || case when $language = 'en' then coalesce(t.en, i.item_name) else i.item_name end as item_said,
    case when i.state = 'not_due' then 'no_data' else i.state end as status,
    i.state,
    format('{:.1f}%', i.shown_share) as share_text,
    format('{:.1f}%', i.shown_planned) as plan_said,
    case
        when i.state = 'not_due' then ''
        when i.gap > 0 then format('＋{:.1f}', i.gap)
        when i.gap < 0 then format('－{:.1f}', -i.gap)
        else '0.0'
    end as gap_text,
    case when i.unit_count > 1 and i.state <> 'not_due' then format('{}/{}', i.units_on_schedule, i.unit_count) else '' end as units_text,
    format('{:.1f}%', i.baseline) as baseline_text,
    translate(format('{:+.1f}', i.shown_share - 100.0 * dayofyear(m.data_until) / dayofyear(make_date(year(m.data_until), 12, 31))), '+-', '＋－') as straight_text,
    strftime(i.due_date, case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as due_text,
    case i.state
        when 'done' then case when $language = 'en' then 'done' else '已完成' end
        when 'on_track' then case when $language = 'en' then 'on schedule' else '达到序时' end
        when 'slight' then case when $language = 'en' then 'a little behind' else '略慢于序时' end
        when 'slow' then case when $language = 'en' then 'behind' else '慢于序时' end
        else case when $language = 'en' then 'not due' else '未到期' end
    end as state_words
from task_items as i
join months as m on m.period = i.period
left join task_titles as t on t.line = i.item
where i.period = $as_of and i.task_type <> 'internal'
order by i.task, i.place
