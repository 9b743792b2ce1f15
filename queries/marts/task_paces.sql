-- one row per item of the annual tasks and month: days behind its own plan (earned schedule), the pace needed and the pace of late, in points a month
with times as (
    select
        m.period,
        12 * year(m.data_until) + month(m.data_until) + 1.0 * day(m.data_until) / day(last_day(m.data_until)) as time
    from months as m
),
reached as (
    select i.item, i.period, max(c.month) as month
    from task_items as i
    join task_curves as c
        on c.item = i.item and c.year = year(i.period) and c.planned <= i.shown_share + 0.000001
    group by i.item, i.period
),
earned as (
    select
        r.item,
        r.period,
        c.period as reached_date,
        c.planned,
        c.next_period,
        c.next_planned
    from reached as r
    join task_curves as c on c.item = r.item and c.year = year(r.period) and c.month = r.month
),
starts as (
    select item, year, coalesce(max(period) filter (where planned = 0), make_date(year - 1, 12, 31)) as start_date
    from task_curves
    group by item, year
),
paced as (
    select
        i.item,
        i.period,
        i.state,
        i.share,
        i.target,
        i.actual,
        i.is_counted,
        i.task_type,
        i.due_date,
        i.shown_share,
        e.reached_date,
        e.planned as reached_planned,
        e.next_period,
        e.next_planned,
        s.start_date,
        t.time,
        12 * year(i.due_date) + month(i.due_date) + 1.0 * day(i.due_date) / day(last_day(i.due_date)) as due_time,
        12 * year(s.start_date) + month(s.start_date) + 1.0 * day(s.start_date) / day(last_day(s.start_date)) as start_time,
        b.share as share_before,
        b.actual as actual_before,
        bt.time as time_before
    from task_items as i
    join times as t on t.period = i.period
    join starts as s on s.item = i.item and s.year = year(i.period)
    left join earned as e on e.item = i.item and e.period = i.period
    left join task_items as b on b.item = i.item and b.period = last_day(i.period - interval 3 month)
    left join times as bt on bt.period = b.period
)
select
    item,
    period,
    start_date,
    due_date,
    case
        when state in ('slight', 'slow') then date_diff(
            'day',
            cast(reached_date as date) + cast(round(
                coalesce((shown_share - reached_planned) / nullif(next_planned - reached_planned, 0), 0)
                * date_diff('day', cast(reached_date as date), cast(coalesce(next_period, reached_date) as date))
            ) as integer),
            period
        )
        when state = 'on_track' then 0
    end as days_behind,
    case when share < 100 and due_time > time then (100 - share) / (due_time - time) end as needed_pace,
    case when share_before is not null and time > time_before then (share - share_before) / (time - time_before) end as recent_pace,
    greatest(0, least(1, (time - start_time) / nullif(due_time - start_time, 0))) as elapsed,
    due_time - time as months_left,
    time - time_before as months_seen,
    case when is_counted and task_type = 'quantity' then greatest(actual - actual_before, 0) end as gained,
    case when is_counted and task_type = 'quantity' then greatest(target - actual, 0) end as needed
from paced
