-- one row per item of the annual tasks and month: its names in that year, and what is done and planned over all that carry it
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
        max(due_date) as due_date,
        max(reason) as reason,
        max(note) as note
    from task_shares
    group by item, task, period
),
named as (
    select
        item,
        year(period) as year,
        arg_max(item_name, period) as item_name,
        arg_max(lead_division, period) as lead_division
    from stg_task_progress
    group by item, year(period)
)
select
    s.item,
    s.task,
    cast(split_part(s.item, '-', 2) as integer) as place,
    s.period,
    n.item_name,
    coalesce(i.en, n.item_name) as item_en,
    coalesce(t.zh, s.task) as task_name,
    coalesce(t.en, s.task) as task_en,
    n.lead_division,
    s.task_type,
    s.is_counted,
    s.target,
    s.actual,
    s.share,
    s.planned,
    s.baseline,
    s.unit_count,
    coalesce(s.due_date, make_date(year(s.period), 12, 31)) as due_date,
    s.reason,
    s.note
from summed as s
join named as n on n.item = s.item and n.year = year(s.period)
left join item_titles as i on i.item = s.item and i.year = year(s.period)
left join task_titles as t on t.task = s.task and t.year = year(s.period)
