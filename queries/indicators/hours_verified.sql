-- one row per unit and month: verified hours, of all hours recorded; squares are of each volunteer's hours in the month
select
    unit_code,
    period,
    sum(verified_hours) as numerator,
    sum(hours) as denominator,
    sum(hours * hours) as squares
from volunteer_person_months
group by unit_code, period
