-- warn: 服务记录的人员编码不在任何一期台账中 / a service names a person who stands in no snapshot of the register
select s.record_id, s.unit_code, s.service_date, s.person_key
from services as s
where s.person_key is not null
    and not exists (select 1 from stg_lixiu_roster as r where r.person_key = s.person_key)
    and exists (select 1 from stg_lixiu_roster)
