-- one row per person and service
select
    record_id,
    volunteer_key,
    unit_code,
    team_code,
    project,
    coalesce(field, 'other') as field,
    place_type,
    service_date,
    last_day(service_date) as period,
    try_cast(started_at as time) as started_time,
    try_cast(ended_at as time) as ended_time,
    hours,
    served as served_count,
    record_mode,
    coalesce(verified, false) as is_verified,
    campaign,
    _file,
    _line
from volunteer_service
