-- one row per unit and month: verified hours since January, of retired cadres; squares are of each volunteer's hours since January
select
    y.unit_code,
    y.period,
    y.verified_hours as numerator,
    h.tuixiu_count as denominator,
    y.squares
from volunteer_years as y
join headcounts as h on h.unit_code = y.unit_code and h.period = y.period
where h.tuixiu_count > 0
