-- one row per unit and month: requests closed by their date, of those due in the month
select
    unit_code,
    due_period as period,
    count(*) filter (where is_closed_on_time) as numerator,
    count(*) as denominator
from services
where is_request and is_due
group by unit_code, due_period
