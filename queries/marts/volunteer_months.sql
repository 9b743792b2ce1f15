-- one row per unit, month and field: hours recorded and verified
select
    unit_code,
    period,
    field,
    count(*) as record_count,
    sum(hours) as hours,
    coalesce(sum(hours) filter (where is_verified), 0) as verified_hours,
    cast(sum(served_count) as bigint) as served_count
from stg_volunteer_service
group by unit_code, period, field
