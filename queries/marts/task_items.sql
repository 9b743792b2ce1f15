-- one row per item of the annual tasks and month: the city's share done over all that carry it, its plan, and the state by the displayed gap
with summed as (
    select
        item,
        task,
        period,
        max(task_type) as task_type,
        bool_and(target is not null and target > 0) as is_counted,
        sum(target) as target,
        sum(actual) as actual,
        sum(share * weight) / sum(weight) as share,
        sum(planned * weight) / sum(weight) as planned,
        sum(baseline * weight) / sum(weight) as baseline,
        count(*) as unit_count,
        count(*) filter (where state <> 'not_due') as units_due,
        count(*) filter (where state in ('done', 'on_track')) as units_on_schedule,
        count(*) filter (where state in ('slight', 'slow')) as units_behind,
        max(due_date) as due_date,
        max(reason) as reason,
        max(note) as note
    from task_units
    group by item, task, period
),
named as (
    select item, arg_max(item_name, period) as item_name, arg_max(lead_division, period) as lead_division
    from stg_task_progress
    group by item
),
displayed as (
    select
        *,
        cast(format('{:.1f}', share) as double) as shown_share,
        cast(format('{:.1f}', planned) as double) as shown_planned
    from summed
),
stated as (
    select
        d.item,
        d.task,
        cast(split_part(d.item, '-', 2) as integer) as place,
        d.period,
        n.item_name,
        n.lead_division,
        d.task_type,
        d.is_counted,
        d.target,
        d.actual,
        d.share,
        d.planned,
        d.baseline,
        d.shown_share,
        d.shown_planned,
        round(d.shown_share - d.shown_planned, 1) as gap,
        case
            when d.share >= 100 then 'done'
            when d.shown_planned = 0 and d.share = 0 then 'not_due'
            when d.shown_share >= d.shown_planned then 'on_track'
            when round(d.shown_share - d.shown_planned, 1) >= -10 then 'slight'
            else 'slow'
        end as state,
        d.unit_count,
        d.units_due,
        d.units_on_schedule,
        d.units_behind,
        coalesce(d.due_date, make_date(year(d.period), 12, 31)) as due_date,
        d.reason,
        d.note
    from displayed as d
    join named as n on n.item = d.item
)
select
    *,
    case
        when state = 'not_due' then ''
        when gap > 0 then format('＋{:.1f}', gap)
        when gap < 0 then format('－{:.1f}', -gap)
        else '0.0'
    end as gap_said
from stated
