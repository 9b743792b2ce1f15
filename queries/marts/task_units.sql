-- one row per item of the annual tasks, unit that carries it (or the city), and month: what is done, planned, and the state by the displayed gap
with shares as (
    select
        p.*,
        u.is_city,
        least(coalesce(100.0 * p.actual / nullif(p.target, 0), p.reported_share), 100) as share
    from stg_task_progress as p
    join units as u on u.unit_code = p.unit_code
),
displayed as (
    select
        *,
        cast(format('{:.1f}', share) as double) as shown_share,
        cast(format('{:.1f}', planned) as double) as shown_planned
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
        target,
        actual,
        coalesce(nullif(target, 0), 1) as weight,
        share,
        planned,
        baseline,
        round(shown_share - shown_planned, 1) as gap,
        case
            when share >= 100 then 'done'
            when shown_planned = 0 and share = 0 then 'not_due'
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
