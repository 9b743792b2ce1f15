-- one row per series and month: the city, and the chosen unit beside it; a month in which units are missing says so, else what happened
with series as (
    select
        measures.indicator,
        measures.unit_code,
        units.is_city,
        measures.as_of,
        measures.part,
        measures.numerator,
        measures.denominator,
        measures.squares,
        measures.units_reported
    from measures
    join units using (unit_code)
    where measures.indicator = $indicator
        and measures.part = ''
        and measures.as_of <= $as_of
        and (units.is_city or (measures.unit_code = $unit and measures.unit_code in $units))
),
gaps as (
    select
        *,
        min(as_of) over (partition by unit_code) as compared_with,
        coalesce(units_reported < max(units_reported) over (partition by unit_code), false) as is_short
    from series
),
told as (
    select
        events.as_of,
        min(case when $language = 'en' then coalesce(events.title_en, '“' || events.title || '”') else events.title end) as title
    from events
    join indicator_list on indicator_list.indicator = $indicator and events.theme in ('', indicator_list.theme)
    where events.unit_code = $city and events.as_of <= $as_of and events.as_of >= (select min(as_of) from series)
    group by events.as_of
    order by events.as_of desc
    limit 3
)
select
    gaps.*,
    case
        when count(*) filter (where is_short) over () not between 1 and 4 then told.title
        when not is_short then null
        when $language = 'en' and units_reported = 1 then '1 unit only'
        when $language = 'en' then format('{} units only', units_reported)
        else format('仅{}个单位', units_reported)
    end as event
from gaps
left join told on told.as_of = gaps.as_of and gaps.is_city
order by is_city desc, gaps.as_of
