-- one row per unit and month, where no month of the year so far is missing: verified hours since January, over all and per volunteer
with reported as (
    select r.unit_code, r.period
    from reports as r
    join reports as earlier
        on earlier.unit_code = r.unit_code
        and earlier.source = r.source
        and year(earlier.period) = year(r.period)
        and earlier.period <= r.period
    where r.source = 'volunteer_service'
    group by r.unit_code, r.period
    having bool_and(earlier.is_reported)
),
people as (
    select r.unit_code, r.period, p.volunteer_key, sum(p.verified_hours) as verified_hours
    from reported as r
    join volunteer_person_months as p
        on p.unit_code = r.unit_code
        and year(p.period) = year(r.period)
        and p.period <= r.period
    group by r.unit_code, r.period, p.volunteer_key
)
select
    unit_code,
    period,
    sum(verified_hours) as verified_hours,
    sum(verified_hours * verified_hours) as squares,
    count(*) filter (where verified_hours > 0) as volunteer_count,
    median(verified_hours) filter (where verified_hours > 0) as median_hours,
    max(verified_hours) as most_hours
from people
group by unit_code, period
