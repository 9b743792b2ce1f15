-- one row per day of the volunteer week, counted from its first day: verified hours of this year's week beside last year's
with days as (
    select
        year = year(cast($as_of as date)) as is_now,
        day_number,
        min(service_date) as service_date,
        count(distinct unit_code) as unit_count,
        sum(volunteer_count) as volunteer_count,
        sum(verified_hours) as hours
    from campaign_days
    where year >= year(cast($as_of as date)) - 1
        and service_date <= $as_of
        and ($unit = '' or (unit_code = $unit and unit_code in $units))
    group by year, day_number
),
weeks as (
    select last_day(service_date) as period, year(service_date) = year(cast($as_of as date)) as is_now
    from campaign_days
    where year >= year(cast($as_of as date)) - 1 and service_date <= $as_of
    group by last_day(service_date), year(service_date)
),
late as (
    select count(*) as late_count
    from weeks
    join reports on reports.period = weeks.period and reports.source = 'volunteer_service' and not reports.is_reported
    where $unit = '' or reports.unit_code = $unit
)
select
    coalesce(n.day_number, l.day_number) as day_number,
    case when $language = 'en' then format('Day {}', coalesce(n.day_number, l.day_number))
        else format('第{}天', coalesce(n.day_number, l.day_number)) end as day_name,
    n.service_date,
    l.service_date as last_year_date,
    n.hours,
    l.hours as last_year_hours,
    format('{:,}', cast(format('{:.0f}', n.hours) as bigint)) as hours_text,
    format('{:,}', cast(format('{:.0f}', l.hours) as bigint)) as last_year_text,
    n.volunteer_count,
    l.volunteer_count as last_year_volunteers,
    n.unit_count,
    l.unit_count as last_year_units,
    late.late_count
from (select * from days where is_now) as n
full join (select * from days where not is_now) as l on l.day_number = n.day_number
cross join late
order by 1
