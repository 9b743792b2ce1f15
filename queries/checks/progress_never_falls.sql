-- warn: 任务累计进度比上月低 / the progress of an item is lower than the month before
with steps as (
    select
        item,
        unit_code,
        period,
        share,
        lag(share) over (partition by item, unit_code, year(period) order by period) as share_before
    from task_units
)
select item, unit_code, period, share_before, share
from steps
where share < share_before - 0.05
