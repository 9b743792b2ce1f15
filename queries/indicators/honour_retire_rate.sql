-- one row per unit and quarter with new retirees: those who had a ceremony, of all who retired
select
    h.unit_code,
    h.quarter_end as period,
    sum(h.honour_retired_count) as numerator,
    sum(h.new_retired_count) as denominator
from stg_headcount as h
join units as u on u.unit_code = h.unit_code and not u.is_city
where h.new_retired_count > 0 and h.honour_retired_count is not null
group by h.unit_code, h.quarter_end
