-- one row per unit and quarter that is over: branches that kept the minimum, of those in scope
select
    unit_code,
    period,
    count(*) filter (where theme_day_months = 3 and members_meeting_count >= 1 and party_lecture_count >= 1) as numerator,
    count(*) as denominator
from branch_quarters
group by unit_code, period
