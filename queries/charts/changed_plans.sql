-- one row per item of the annual tasks, marked where its plan was adjusted this year: the plan as first written and as adjusted, since when, until when, and why
select
    i.item,
    a.item is not null as is_adjusted,
    i.item || '　' || case when $language = 'en' then i.item_en else i.item_name end as item_said,
    format('{:.1f}%', i.baseline) as baseline_text,
    format('{:.1f}%', i.planned) as plan_text,
    case
        when abs(i.planned - i.baseline) < 0.05 then case when $language = 'en' then 'as at first' else '与基准相同' end
        else translate(format('{:+.1f}', cast(format('{:.1f}', i.planned) as double) - cast(format('{:.1f}', i.baseline) as double)), '+-', '＋－')
    end as moved_text,
    abs(i.planned - i.baseline) >= 0.05 as is_apart,
    format('{:.1f}', a.most) as most_text,
    case
        when a.first_period = a.last_period then strftime(a.first_period, case when $language = 'en' then '%b' else '%-m月' end)
        when $language = 'en' then strftime(a.first_period, '%b') || ' to ' || strftime(a.last_period, '%b')
        else month(a.first_period) || '月至' || month(a.last_period) || '月'
    end as months_text,
    case a.reason
        when 'epidemic' then case when $language = 'en' then 'epidemic' else '受疫情影响' end
        when 'orders' then case when $language = 'en' then 'orders from above changed' else '上级部署变化' end
        when 'correction' then case when $language = 'en' then 'the first plan was corrected' else '基准更正' end
        when 'other' then case when $language = 'en' then 'other' else '其他' end
        else case when $language = 'en' then 'no reason given' else '未写原因' end
    end as reason_words,
    coalesce(a.reason, '') as reason
from task_items as i
join told_items as told on told.item = i.item and told.period = i.period and told.level = $level and told.is_listed
left join plan_adjustments as a on a.item = i.item and a.period = i.period
where i.period = $as_of
order by is_apart desc, i.task, i.place
