-- one row per unit, month and field: verified hours; part '' is all fields
select unit_code, period, field as part, verified_hours as numerator, null as denominator
from volunteer_months
union all
select unit_code, period, '' as part, sum(verified_hours) as numerator, null as denominator
from volunteer_months
group by unit_code, period
