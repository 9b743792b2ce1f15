-- warn: 活动记录中的阵地编码不在阵地台账中 / an activity names a shared site that the register lacks
select a.site_code, count(*) as activity_count
from stg_activity as a
left join stg_shared_site as s on s.site_code = a.site_code
where a.site_code is not null and s.site_code is null
group by a.site_code
