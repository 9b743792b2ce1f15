-- one row per curve, unit or city, and month: planned progress in percent; an adjusted plan without a reason is not in force
select
    curve,
    unit_code,
    last_day(make_date(year, month, 1)) as period,
    baseline_pct,
    case when reason is null then baseline_pct else coalesce(adjusted_pct, baseline_pct) end as adjusted_pct,
    reason,
    _file,
    _line
from plan_curve
