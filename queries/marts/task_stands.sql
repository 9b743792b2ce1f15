-- one row per line (an item, a task, or '' for all tasks), unit that carries it ('' for all together), level (of tasks only) and month: how it stands by the displayed gap
with lines as (
    select item as line, unit_code, '' as level, period, share, held_against as planned, is_waiting from task_shares
    union all
    select item, '', '', period, share, planned, false from task_sums
    union all
    select task, '', level, period, avg(share), avg(planned), false from told_items group by task, level, period
    union all
    select '', '', level, period, avg(share), avg(planned), false from told_items group by level, period
),
displayed as (
    select
        *,
        cast(format('{:.1f}', share) as double) as shown_share,
        cast(format('{:.1f}', planned) as double) as shown_planned
    from lines
),
stated as (
    select
        *,
        round(shown_share - shown_planned, 1) as gap,
        case
            when share >= 100 then 'done'
            when is_waiting or (shown_planned = 0 and share = 0) then 'not_due'
            when shown_share >= shown_planned then 'on_track'
            when round(shown_share - shown_planned, 1) >= -10 then 'slight'
            else 'slow'
        end as state
    from displayed
)
select
    line,
    unit_code,
    level,
    period,
    share,
    planned,
    shown_share,
    shown_planned,
    gap,
    state,
    case
        when state = 'not_due' then ''
        when gap > 0 then format('＋{:.1f}', gap)
        when gap < 0 then format('－{:.1f}', -gap)
        else '0.0'
    end as gap_said
from stated
