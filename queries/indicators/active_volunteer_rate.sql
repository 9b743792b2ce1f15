-- one row per unit and month: volunteers with a verified service in the three months up to it, of those registered
select
    q.unit_code,
    q.period,
    q.volunteer_count as numerator,
    h.volunteer_count as denominator
from volunteer_quarters as q
join headcounts as h on h.unit_code = q.unit_code and h.period = q.period
where h.volunteer_count > 0
