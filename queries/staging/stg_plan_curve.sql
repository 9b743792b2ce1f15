-- one row per curve, unit or city, and month: planned progress in percent
select
    curve,
    unit_code,
    last_day(make_date(year, month, 1)) as period,
    baseline_pct,
    coalesce(adjusted_pct, baseline_pct) as adjusted_pct,
    reason,
    _file,
    _line
from plan_curve
