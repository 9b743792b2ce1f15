-- one row per talent and snapshot
select
    snapshot_date,
    last_day(snapshot_date) as period,
    talent_key,
    unit_code,
    field1 as field,
    fields as other_fields,
    specialty,
    title_band,
    age_band,
    entered_on as entered_date,
    coalesce(think_tank, false) as is_in_think_tank,
    engagements as engagement_count,
    projects as project_count,
    advice as advice_count,
    adopted as adopted_count,
    status,
    _file,
    _line
from talent_pool
