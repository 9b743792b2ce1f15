-- one row per unit and day of a year's volunteer week; day_number counts from the week's first day, so that years compare
select
    unit_code,
    year(service_date) as year,
    service_date,
    date_diff('day', min(service_date) over (partition by year(service_date)), service_date) + 1 as day_number,
    count(*) as record_count,
    count(distinct volunteer_key) as volunteer_count,
    sum(hours) as hours,
    coalesce(sum(hours) filter (where is_verified), 0) as verified_hours
from stg_volunteer_service
where campaign = 'volunteer_week'
group by unit_code, service_date
