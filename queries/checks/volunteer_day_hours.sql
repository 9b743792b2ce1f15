-- warn: 同一志愿者一天超过8小时 / a volunteer served more than eight hours on one day
select unit_code, volunteer_key, service_date, sum(hours) as hours
from stg_volunteer_service
group by unit_code, volunteer_key, service_date
having sum(hours) > 8
