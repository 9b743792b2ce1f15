-- one row per indicator, year and unit or city
select
    indicator_id as indicator,
    year,
    unit_code,
    target,
    green,
    amber,
    direction,
    note,
    _file,
    _line
from indicator_target
