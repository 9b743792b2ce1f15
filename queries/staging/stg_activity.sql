-- one row per activity
select
    activity_id,
    level,
    unit_code,
    branch_code,
    kind,
    topics,
    mode,
    held_on as held_date,
    last_day(held_on) as period,
    hours,
    persontimes as person_times,
    persons as person_count,
    views as view_count,
    site_code,
    campaign,
    _file,
    _line
from activity
