-- one row per unit and month it reported: branches that held a theme Party Day in the month, of those in scope
select
    b.unit_code,
    b.period,
    count(*) filter (where a.theme_day_count > 0) as numerator,
    count(*) as denominator
from branches as b
join reports as r
    on r.source = 'activity' and r.unit_code = b.unit_code and r.period = b.period and r.is_reported
left join branch_activities as a on a.branch_code = b.branch_code and a.period = b.period
where b.is_in_scope
group by b.unit_code, b.period
