-- one row per unit and month: people active on the whole platform, of those registered
select
    unit_code,
    period,
    active_count as numerator,
    registered_count as denominator
from stg_platform_monthly
where module = 'all' and active_count is not null and registered_count > 0
