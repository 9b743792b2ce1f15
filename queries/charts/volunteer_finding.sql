-- one row per month since January for the city, then one per month of either year that a unit the viewer may see has not reported
with months as (
    select
        period,
        sum(hours) as hours,
        sum(last_year_hours) as last_year_hours,
        sum(hours) filter (where is_reported and was_reported) as alike_hours,
        sum(last_year_hours) filter (where is_reported and was_reported) as alike_last_year,
        count(distinct unit_code) filter (where is_reported) as units_reported,
        count(distinct unit_code) filter (where is_reported and not was_reported) as units_only_now,
        count(distinct unit_code) filter (where was_reported and not is_reported) as units_only_before
    from volunteer_comparisons
    where year(period) = year(cast($as_of as date)) and period <= $as_of
    group by period
),
late as (
    select reports.unit_code, reports.period, year(reports.period) < year(cast($as_of as date)) as is_last_year
    from reports
    where reports.source = 'volunteer_service'
        and not reports.is_reported
        and year(reports.period) >= year(cast($as_of as date)) - 1
        and reports.period <= $as_of
        and month(reports.period) <= month(cast($as_of as date))
        and reports.unit_code in $units
)
select
    cast($city as varchar) as unit_code,
    true as is_city,
    0 as sort_order,
    months.*,
    (select count(*) from units where not units.is_city) as units_expected,
    100 * active.numerator / nullif(active.denominator, 0) as active_rate,
    false as is_last_year
from months
left join measures as active
    on active.indicator = 'active_volunteer_rate'
    and active.unit_code = $city
    and active.part = ''
    and active.as_of = months.period
    and months.period = $as_of
union all by name
select late.unit_code, false as is_city, units.sort_order, late.period, late.is_last_year
from late
join units using (unit_code)
order by is_city desc, period, sort_order
