-- one row per nominee and honour, at its newest stage
select
    honour_id,
    year,
    honour_kind,
    level,
    object_type,
    object_name,
    unit_code,
    stage,
    stage_on as stage_date,
    notice_until as notice_end_date,
    _file,
    _line
from honour
