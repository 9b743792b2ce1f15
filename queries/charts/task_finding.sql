-- one row: how many items of the annual tasks have come as far as planned, now and a month before
select
    now.item_count,
    now.untold_count,
    now.on_schedule_count,
    now.done_count,
    now.behind_count,
    now.not_due_count,
    earlier.on_schedule_count as on_schedule_before,
    100.0 * dayofyear(months.data_until) / dayofyear(make_date(year(months.data_until), 12, 31)) as year_elapsed,
    (
        select string_agg(
            case when $language = 'en' then format('{} in {}', t.behind_count, regexp_replace(t.task_en, '^\d+\. ', ''))
                else format('{}（{}项）', regexp_replace(t.task_name, '^.、', ''), t.behind_count) end,
            case when $language = 'en' then ', ' else '、' end order by t.behind_count desc, t.task
        )
        from task_months as t
        where t.period = $as_of and t.level = $level and t.task <> '' and t.behind_count > 0
    ) as behind_said
from task_months as now
join months on months.period = now.period
left join task_months as earlier on earlier.task = '' and earlier.level = now.level and earlier.period = $before
where now.period = $as_of and now.level = $level and now.task = ''
