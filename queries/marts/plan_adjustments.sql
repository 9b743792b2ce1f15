-- one row per item of the annual tasks and month in which a plan of the year had been adjusted by then: from when to when, how far at most, and why
with adjusted as (
    select item, year, month, period, planned, baseline
    from task_curves
    where abs(planned - baseline) >= 0.05
),
told as (
    select item, period, reason from task_items where reason is not null
)
select
    i.item,
    i.period,
    min(a.period) as first_period,
    max(a.period) as last_period,
    max(abs(a.planned - a.baseline)) as most,
    max(t.reason) as reason
from task_items as i
join adjusted as a on a.item = i.item and a.year = year(i.period)
left join told as t on t.item = i.item and year(t.period) = a.year and t.period <= i.period
group by i.item, i.period
having min(a.period) <= i.period
