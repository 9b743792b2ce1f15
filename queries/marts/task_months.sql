-- one row per task and month, and one for all tasks (task ''): mean share and plan over its items, and how many items stand in each state
with lines as (
    select *, task as line from task_items
    union all
    select *, '' as line from task_items
),
summed as (
    select
        line as task,
        period,
        count(*) as item_count,
        avg(share) as share,
        avg(planned) as planned,
        count(*) filter (where state = 'done') as done_count,
        count(*) filter (where state = 'on_track') as on_track_count,
        count(*) filter (where state = 'slight') as slight_count,
        count(*) filter (where state = 'slow') as slow_count,
        count(*) filter (where state = 'not_due') as not_due_count
    from lines
    group by line, period
),
displayed as (
    select
        *,
        cast(format('{:.1f}', share) as double) as shown_share,
        cast(format('{:.1f}', planned) as double) as shown_planned
    from summed
)
select
    *,
    round(shown_share - shown_planned, 1) as gap,
    case
        when share >= 100 then 'done'
        when shown_planned = 0 and share = 0 then 'not_due'
        when shown_share >= shown_planned then 'on_track'
        when round(shown_share - shown_planned, 1) >= -10 then 'slight'
        else 'slow'
    end as state,
    done_count + on_track_count as on_schedule_count,
    slight_count + slow_count as behind_count
from displayed
