-- one row per volunteer, unit and month: hours recorded and verified
select
    unit_code,
    volunteer_key,
    period,
    count(*) as record_count,
    sum(hours) as hours,
    coalesce(sum(hours) filter (where is_verified), 0) as verified_hours
from stg_volunteer_service
group by unit_code, volunteer_key, period
