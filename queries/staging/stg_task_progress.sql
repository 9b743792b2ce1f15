-- one row per month, item of the annual tasks, and unit that carries it, or the city; an adjusted plan without a reason is not in force
select
    task_id as item,
    unit_code,
    last_day(make_date(year, month, 1)) as period,
    task_name as item_name,
    lead as lead_division,
    task_type,
    target,
    target_unit,
    actual,
    actual_pct as reported_share,
    baseline_pct as baseline,
    case when reason is null then baseline_pct else coalesce(adjusted_pct, baseline_pct) end as planned,
    reason,
    status as reported_status,
    due_on as due_date,
    finished_on as finished_date,
    evidence,
    note,
    _file,
    _line
from task_progress
