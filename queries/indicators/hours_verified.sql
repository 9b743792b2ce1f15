-- one row per unit and month: verified hours, of all hours recorded
select
    unit_code,
    period,
    sum(verified_hours) as numerator,
    sum(hours) as denominator
from volunteer_months
group by unit_code, period
