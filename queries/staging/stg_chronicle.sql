-- one row per event of the city or of a unit
select
    event_id,
    happened_on as event_date,
    last_day(happened_on) as period,
    title,
    english_title as title_en,
    unit_code,
    kind,
    _file,
    _line
from chronicle
