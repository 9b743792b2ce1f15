-- warn: 记在“全市”名下的人员、人数或服务不进入各板块指标 / people, counts or services filed under the city are left out of the units' indicators
select 'lixiu_roster' as source, r._file, r._line
from stg_lixiu_roster as r
join units as u on u.unit_code = r.unit_code and u.is_city
union all
select 'headcount' as source, h._file, h._line
from stg_headcount as h
join units as u on u.unit_code = h.unit_code and u.is_city
union all
select 'service_record' as source, s._file, s._line
from stg_service_record as s
join units as u on u.unit_code = s.unit_code and u.is_city
where s.scene is distinct from 'epidemic'
