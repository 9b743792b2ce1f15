-- one row per unit, month and field of a year or of the year before it: verified hours of both, and which of the two months the unit reported
with reported as (
    select distinct unit_code, period from volunteer_months
),
either as (
    select unit_code, period, field, record_count, verified_hours as hours, null as last_year_hours
    from volunteer_months
    union all
    select unit_code, last_day(period + interval 1 year) as period, field, null, null, verified_hours
    from volunteer_months
)
select
    e.unit_code,
    e.period,
    e.field,
    coalesce(sum(e.record_count), 0) as record_count,
    sum(e.hours) as hours,
    sum(e.last_year_hours) as last_year_hours,
    count(n.period) > 0 as is_reported,
    count(l.period) > 0 as was_reported
from either as e
left join reported as n on n.unit_code = e.unit_code and n.period = e.period
left join reported as l on l.unit_code = e.unit_code and l.period = last_day(e.period - interval 1 year)
group by e.unit_code, e.period, e.field
