-- one row per unit and month: people registered on the whole platform, of all retired cadres
select
    p.unit_code,
    p.period,
    p.registered_count as numerator,
    h.lixiu_count + h.tuixiu_count as denominator
from stg_platform_monthly as p
join headcounts as h on h.unit_code = p.unit_code and h.period = p.period
where p.module = 'all' and p.registered_count is not null
