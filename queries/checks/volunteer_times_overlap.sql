-- warn: 同一志愿者两次服务时间重叠 / a volunteer is at two services at the same time
select a.unit_code, a.volunteer_key, a.service_date, a.record_id, b.record_id as other_record_id
from stg_volunteer_service as a
join stg_volunteer_service as b
    on b.volunteer_key = a.volunteer_key
    and b.service_date = a.service_date
    and b.record_id > a.record_id
    and b.started_time < a.ended_time
    and a.started_time < b.ended_time
