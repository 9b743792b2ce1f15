-- one row per month from January to December: verified hours of the year up to the month chosen, beside last year's
with calendar as (
    select last_day(make_date(year(cast($as_of as date)), cast(month as integer), 1)) as period
    from range(1, 13) as months(month)
),
hours as (
    select
        period,
        sum(hours) filter (where period <= $as_of) as hours,
        sum(last_year_hours) as last_year_hours,
        sum(hours) filter (where is_reported and was_reported and period <= $as_of) as alike_hours,
        sum(last_year_hours) filter (where is_reported and was_reported and period <= $as_of) as alike_last_year,
        count(distinct unit_code) filter (where is_reported and period <= $as_of) as units_reported,
        count(distinct unit_code) filter (where was_reported) as last_year_units
    from volunteer_comparisons
    where $unit = '' or (unit_code = $unit and unit_code in $units)
    group by period
),
late as (
    select reports.period, count(*) as late_count
    from reports
    where reports.source = 'volunteer_service'
        and not reports.is_reported
        and reports.period <= $as_of
        and ($unit = '' or (reports.unit_code = $unit and reports.unit_code in $units))
    group by reports.period
),
said as (
    select
        period,
        period = max(period) over () as is_last,
        case when $language = 'en' then monthname(period) || ' ' else month(period) || '月' end
            || format('{:,}', cast(format('{:.0f}', hours) as bigint)) as words
    from hours
    where hours is not null and year(period) = year(cast($as_of as date))
),
campaigns as (
    select last_day(service_date) as period
    from campaign_days
    where service_date <= $as_of
    group by last_day(service_date)
)
select
    'volunteer_hours' as indicator,
    case when $unit = '' then cast($city as varchar) else $unit end as unit_code,
    calendar.period as as_of,
    hours.hours as numerator,
    cast(null as double) as denominator,
    case when $language = 'en' then monthname(calendar.period) else month(calendar.period) || '月' end as month_name,
    hours.last_year_hours,
    hours.alike_hours,
    hours.alike_last_year,
    case when calendar.period <= $as_of then coalesce(hours.units_reported, 0) end as reported_count,
    hours.last_year_units,
    coalesce(late.late_count, 0) as late_count,
    case when hours.hours is not null then format('{:,}', cast(format('{:.0f}', hours.hours) as bigint))
        when late.late_count > 0 then case when $language = 'en' then 'not reported' else '未报送' end end as hours_text,
    format('{:,}', cast(format('{:.0f}', hours.last_year_hours) as bigint)) as last_year_text,
    case when not said.is_last or month(calendar.period) = 12 then said.words end as end_text,
    case when $language = 'en' then 'Last year, ' || monthname(calendar.period) || ' ' else '上年' || month(calendar.period) || '月' end
        || format('{:,}', cast(format('{:.0f}', hours.last_year_hours) as bigint)) as last_year_end,
    translate(format('{:+.1f}%', 100 * (hours.alike_hours / nullif(hours.alike_last_year, 0) - 1)), '+-', '＋－') as growth_text,
    nullif(concat_ws(
        case when $language = 'en' then '; ' else '，' end,
        case when said.is_last and month(calendar.period) < 12 then said.words end,
        case when $language = 'en' then coalesce(events.title_en, '“' || events.title || '”') else events.title end,
        case when campaigns.period is not null then case when $language = 'en' then 'volunteer week' else '志愿服务周' end end,
        case when late.late_count > 0 and hours.hours is not null
            then case when $language = 'en' and late.late_count = 1 then '1 unit not reported'
                when $language = 'en' then format('{} units not reported', late.late_count)
                else format('{}个单位未报送', late.late_count) end end
    ), '') as event
from calendar
left join hours using (period)
left join said using (period)
left join late using (period)
left join campaigns using (period)
left join events
    on events.as_of = calendar.period and events.as_of <= $as_of and events.unit_code = $city and events.theme = 'volunteer'
order by calendar.period
