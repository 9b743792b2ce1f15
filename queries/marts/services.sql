-- one row per service or request to a unit's lixiu cadre, with whether it fell due and was closed in time
with reach as (
    select max(data_until) as data_until from months
),
reported as (
    select distinct unit_code, period from stg_service_record
)
select
    s.record_id,
    s.service_date,
    s.period,
    s.person_key,
    s.unit_code,
    s.category,
    s.mode,
    s.provider,
    s.scene,
    s.person_times,
    s.quantity,
    s.quantity_unit,
    s.rating,
    coalesce(s.is_list_item, false) as is_list_item,
    s.category = 'request' as is_request,
    s.due_date,
    s.closed_date,
    last_day(s.due_date) as due_period,
    coalesce(s.due_date <= reach.data_until, false) and r.period is not null as is_due,
    coalesce(s.closed_date <= s.due_date, false) as is_closed_on_time
from stg_service_record as s
join units as u on u.unit_code = s.unit_code and not u.is_city
cross join reach
left join reported as r on r.unit_code = s.unit_code and r.period = last_day(s.due_date)
