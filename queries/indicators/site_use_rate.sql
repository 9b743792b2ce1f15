-- one row per unit and month it reported: open shared sites that a branch used, of all open ones
select
    s.unit_code,
    s.period,
    count(*) filter (where s.activity_count > 0) as numerator,
    count(*) as denominator
from sites as s
join reports as r
    on r.unit_code = s.unit_code
    and r.period = s.period
    and r.source = 'activity'
    and r.is_reported
where s.is_open
group by s.unit_code, s.period
