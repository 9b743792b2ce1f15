-- warn: 填报的方案状态与方案日期不符（按日期计算）/ the stated plan status differs from what the plan's date says
with latest as (
    select unit_code, max(period) as period from lixiu_people group by unit_code
)
select p.unit_code, p.snapshot_date, p.person_key, p.plan_status, p.plan_date
from lixiu_people as p
join latest as l on l.unit_code = p.unit_code and l.period = p.period
where (p.plan_status = 'valid') <> p.has_valid_plan
