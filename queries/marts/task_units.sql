-- one row per item of the annual tasks, unit that carries it (or the city), and month: what is done, planned, and the state by the displayed gap
-- a unit that has one thing to do by a day is never part of the way: until that day it is done or not due, from then on done or behind
with shares as (
    select
        p.*,
        u.is_city,
        not u.is_city and p.task_type = 'milestone' and coalesce(p.target = 1, false) as is_one_step,
        coalesce(p.due_date, make_date(year(p.period), 12, 31)) > coalesce(m.data_until, p.period) as is_before_due,
        least(coalesce(100.0 * p.actual / nullif(p.target, 0), p.reported_share), 100) as share
    from stg_task_progress as p
    join units as u on u.unit_code = p.unit_code
    left join months as m on m.period = p.period
),
displayed as (
    select
        *,
        is_one_step and is_before_due and share < 100 as is_waiting,
        cast(format('{:.1f}', share) as double) as shown_share,
        case
            when is_one_step and is_before_due then cast(format('{:.1f}', share) as double)
            when is_one_step then 100
            else cast(format('{:.1f}', planned) as double)
        end as shown_planned
    from shares
    where share is not null
),
stated as (
    select
        item,
        split_part(item, '-', 1) as task,
        unit_code,
        is_city,
        period,
        task_type,
        is_one_step,
        is_one_step and is_before_due as is_early_step,
        target,
        actual,
        coalesce(nullif(target, 0), 1) as weight,
        share,
        planned,
        baseline,
        round(shown_share - shown_planned, 1) as gap,
        case
            when share >= 100 then 'done'
            when is_waiting or (shown_planned = 0 and share = 0) then 'not_due'
            when shown_share >= shown_planned then 'on_track'
            when round(shown_share - shown_planned, 1) >= -10 then 'slight'
            else 'slow'
        end as state,
        reason,
        due_date,
        evidence,
        note,
        _file,
        _line
    from displayed
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
