-- one row per field of service: verified hours since January up to the month, beside the same months of last year
with fields(field, place) as (
    values
        ('lectures', 1),
        ('governance', 2),
        ('schooling', 3),
        ('culture', 4),
        ('youth', 5),
        ('science', 6),
        ('health', 7),
        ('civility', 8),
        ('emergency', 9),
        ('other', 10)
),
subject as (
    select *, max(is_reported) over (partition by period) as is_said
    from volunteer_comparisons
    where year(period) = year(cast($as_of as date))
        and period <= $as_of
        and ($unit = '' or (unit_code = $unit and unit_code in $units))
),
hours as (
    select
        field,
        min(period) as first_month,
        max(period) as last_month,
        sum(record_count) as record_count,
        sum(hours) as hours,
        sum(last_year_hours) as last_year_hours,
        coalesce(sum(hours) filter (where is_reported and was_reported), 0) as alike_hours,
        coalesce(sum(last_year_hours) filter (where is_reported and was_reported), 0) as alike_last_year,
        count(*) filter (where is_reported <> was_reported) as unequal
    from subject
    where is_said
    group by field
)
select
    'volunteer_hours' as indicator,
    fields.field as part,
    fields.place,
    cast($as_of as date) as as_of,
    case when sum(hours.hours) over () is not null then coalesce(hours.hours, 0) end as numerator,
    cast(null as double) as denominator,
    min(hours.first_month) over () as first_month,
    max(hours.last_month) over () as last_month,
    hours.record_count,
    hours.last_year_hours,
    format('{:,}', cast(format('{:.0f}', hours.last_year_hours) as bigint)) as last_year_text,
    case when $language = 'en' then 'last year ' else '上年' end || format('{:,}', cast(format('{:.0f}', hours.last_year_hours) as bigint)) as last_year_said,
    hours.alike_hours,
    hours.alike_last_year,
    hours.unequal,
    hours.hours = max(hours.hours) filter (where fields.field <> 'other') over () and hours.hours > 0 and fields.field <> 'other' as is_most,
    translate(format('{:+.1f}%', 100 * (hours.alike_hours / nullif(hours.alike_last_year, 0) - 1)), '+-', '＋－') as growth_text
from hours
join fields using (field)
order by fields.place
