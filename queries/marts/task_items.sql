-- one row per item of the annual tasks and month: the city's share done over all that carry it, its plan, how it stands, and how many units are as far
with counted as (
    select
        item,
        period,
        count(*) filter (where state <> 'not_due') as units_due,
        count(*) filter (where state in ('done', 'on_track')) as units_on_schedule,
        count(*) filter (where state in ('slight', 'slow')) as units_behind
    from task_units
    group by item, period
)
select
    s.*,
    t.shown_share,
    t.shown_planned,
    t.gap,
    t.state,
    t.gap_said,
    c.units_due,
    c.units_on_schedule,
    c.units_behind
from task_sums as s
join task_stands as t on t.line = s.item and t.unit_code = '' and t.period = s.period
join counted as c on c.item = s.item and c.period = s.period
