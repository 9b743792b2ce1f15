-- warn: 同一项目同一天超过20人时长完全相同，请核对 / more than twenty people have the same hours in one project on one day, look again
select unit_code, project, service_date, hours, count(distinct volunteer_key) as volunteer_count
from stg_volunteer_service
where project is not null
group by unit_code, project, service_date, hours
having count(distinct volunteer_key) > 20
