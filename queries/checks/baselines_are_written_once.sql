-- warn: 进度表中的基准计划与计划曲线不一致，基准计划只能写一次 / the baseline in the progress table differs from the plan curve; a baseline is written once
select t.item, t.unit_code, t.period, t.baseline, c.baseline_pct
from stg_task_progress as t
join units as u on u.is_city
join stg_plan_curve as c on c.curve = t.item and c.period = t.period and c.unit_code = u.unit_code
where abs(t.baseline - c.baseline_pct) > 0.05
