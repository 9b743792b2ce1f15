-- one row per item of the annual tasks, unit that carries it (or the city), and month: what is done, its plan, and what it is held against
-- a unit that has one thing to do by a day is never part of the way: until that day it is done or not due, from then on done or behind
with shares as (
    select
        p.*,
        split_part(p.item, '-', 1) as task,
        u.is_city,
        not u.is_city and p.task_type = 'milestone' and coalesce(p.target = 1, false) as is_one_step,
        coalesce(p.due_date, make_date(year(p.period), 12, 31)) > coalesce(m.data_until, p.period) as is_before_due,
        least(coalesce(100.0 * p.actual / nullif(p.target, 0), p.reported_share), 100) as share
    from stg_task_progress as p
    join units as u on u.unit_code = p.unit_code
    left join months as m on m.period = p.period
)
select
    item,
    task,
    unit_code,
    is_city,
    period,
    task_type,
    is_one_step,
    is_one_step and is_before_due as is_early_step,
    is_one_step and is_before_due and share < 100 as is_waiting,
    target,
    actual,
    coalesce(nullif(target, 0), 1) as weight,
    share,
    planned,
    baseline,
    case when is_one_step and is_before_due then share when is_one_step then 100.0 else planned end as held_against,
    reason,
    due_date,
    evidence,
    note,
    _file,
    _line
from shares
where share is not null
