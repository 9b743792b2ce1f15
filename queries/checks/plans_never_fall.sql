-- warn: 计划进度比上月低 / a plan is lower than the month before
with steps as (
    select
        curve,
        unit_code,
        period,
        baseline_pct,
        adjusted_pct,
        lag(baseline_pct) over (partition by curve, unit_code, year(period) order by period) as baseline_before,
        lag(adjusted_pct) over (partition by curve, unit_code, year(period) order by period) as adjusted_before
    from stg_plan_curve
)
select curve, unit_code, period, baseline_before, baseline_pct, adjusted_before, adjusted_pct
from steps
where baseline_pct < baseline_before or adjusted_pct < adjusted_before
