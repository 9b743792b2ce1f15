-- one row per item of the annual tasks and month of its year, month 0 being its beginning: the plan as adjusted and as first written
with items as (
    select item, period, planned, baseline
    from task_items
),
written as (
    select curve as item, period, adjusted_pct as planned, baseline_pct as baseline
    from stg_plan_curve
    where unit_code in (select unit_code from units where is_city)
        and curve in (select item from items)
),
known as (
    select item, period, planned, baseline from written
    union all
    select i.item, i.period, i.planned, i.baseline
    from items as i
    left join written as w on w.item = i.item and w.period = i.period
    where w.item is null
),
years as (
    select item, year(period) as year
    from known
    group by item, year(period)
),
begun as (
    select item, year, 0 as month, make_date(year - 1, 12, 31) as period, 0.0 as planned, 0.0 as baseline
    from years
    union all
    select item, year(period) as year, month(period) as month, period, planned, baseline
    from known
)
select
    item,
    year,
    month,
    period,
    planned,
    baseline,
    lead(month) over (partition by item, year order by month) as next_month,
    lead(period) over (partition by item, year order by month) as next_period,
    lead(planned) over (partition by item, year order by month) as next_planned
from begun
