-- one row per service or request
select
    record_id,
    service_date,
    last_day(service_date) as period,
    person_key,
    unit_code,
    category,
    mode,
    provider,
    scene,
    persontimes as person_times,
    qty as quantity,
    qty_unit as quantity_unit,
    list_item as is_list_item,
    due_on as due_date,
    closed_on as closed_date,
    rating,
    _file,
    _line
from service_record
