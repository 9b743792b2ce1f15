-- warn: 活跃志愿者多于注册志愿者 / a unit has more active volunteers than registered ones
select q.unit_code, q.period, q.volunteer_count, h.volunteer_count as registered_count
from volunteer_quarters as q
join headcounts as h on h.unit_code = q.unit_code and h.period = q.period
where q.volunteer_count > h.volunteer_count
