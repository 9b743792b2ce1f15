-- one row per unit and month with requests: those closed, of those received
select
    unit_code,
    period,
    closed_count as numerator,
    received_count as denominator
from stg_platform_monthly
where module = 'care' and received_count > 0 and closed_count is not null
