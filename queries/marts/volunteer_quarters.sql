-- one row per unit and month that ends three reported months: volunteers with a verified service in them
with reported as (
    select r.unit_code, r.period
    from reports as r
    join reports as earlier
        on earlier.unit_code = r.unit_code
        and earlier.source = r.source
        and earlier.period > last_day(r.period - interval 3 month)
        and earlier.period <= r.period
    where r.source = 'volunteer_service' and earlier.is_reported
    group by r.unit_code, r.period
    having count(*) = 3
)
select
    r.unit_code,
    r.period,
    count(distinct p.volunteer_key) as volunteer_count
from reported as r
left join volunteer_person_months as p
    on p.unit_code = r.unit_code
    and p.period > last_day(r.period - interval 3 month)
    and p.period <= r.period
    and p.verified_hours > 0
group by r.unit_code, r.period
