-- one row per level, task (or '' for all tasks) and month: mean share and plan over the items that may be told there, how many stand in each state, and how many are not told
with lines as (
    select *, task as line from task_items
    union all
    select *, '' as line from task_items
),
summed as (
    select
        t.level,
        i.line as task,
        i.period,
        max(i.task_name) as task_name,
        max(i.task_en) as task_en,
        count(*) as item_count,
        count(*) filter (where i.state = 'done') as done_count,
        count(*) filter (where i.state = 'on_track') as on_track_count,
        count(*) filter (where i.state = 'slight') as slight_count,
        count(*) filter (where i.state = 'slow') as slow_count,
        count(*) filter (where i.state = 'not_due') as not_due_count
    from lines as i
    join told_items as t on t.item = i.item and t.period = i.period
    group by t.level, i.line, i.period
),
whole as (
    select line, period, count(*) as item_count
    from lines
    group by line, period
)
select
    s.*,
    w.item_count - s.item_count as untold_count,
    s.done_count + s.on_track_count as on_schedule_count,
    s.slight_count + s.slow_count as behind_count,
    t.share,
    t.planned,
    t.shown_share,
    t.shown_planned,
    t.gap,
    t.state
from summed as s
join whole as w on w.line = s.task and w.period = s.period
join task_stands as t on t.line = s.task and t.unit_code = '' and t.level = s.level and t.period = s.period
