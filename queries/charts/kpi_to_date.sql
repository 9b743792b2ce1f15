-- one row per month: the city's total since January up to each month, beside the same months of the year before
with months as (
    select unit_code, as_of, numerator
    from measures
    join units using (unit_code)
    where indicator = $indicator and part = '' and not units.is_city
),
pairs as (
    select
        coalesce(n.as_of, last_day(l.as_of + interval 1 year)) as as_of,
        sum(n.numerator) as hours,
        sum(l.numerator) as last_year,
        sum(n.numerator) filter (where l.unit_code is not null) as alike,
        sum(l.numerator) filter (where n.unit_code is not null) as alike_last_year,
        count(n.unit_code) as units_now,
        count(*) filter (where l.unit_code is null or n.unit_code is null) as unequal
    from months as n
    full join months as l on l.unit_code = n.unit_code and last_day(l.as_of + interval 1 year) = n.as_of
    group by 1
),
to_date as (
    select
        as_of,
        units_now,
        sum(hours) over since_january as so_far,
        sum(last_year) over since_january as last_year,
        sum(alike) over since_january as alike,
        sum(alike_last_year) over since_january as alike_last_year,
        sum(unequal) over since_january as unequal
    from pairs
    where year(as_of) = year(cast($as_of as date)) and as_of <= $as_of and hours is not null
    window since_january as (order by as_of)
),
expected as (
    select count(*) as units_expected from units where not is_city
)
select
    $indicator as indicator,
    cast($city as varchar) as unit_code,
    as_of,
    '' as part,
    so_far as numerator,
    cast(null as double) as denominator,
    last_year,
    alike as alike_numerator,
    alike_last_year as before_numerator,
    case when $language = 'zh' and so_far >= 1e4 then format('{:.2f}', so_far / 1e4)
        else replace(format('{:,}', cast(format('{:.0f}', so_far) as bigint)), '-', '−') end as short_text,
    case when $language = 'en' then 'last year ' || replace(format('{:,}', cast(format('{:.0f}', last_year) as bigint)), '-', '−')
        when last_year >= 1e4 then '上年' || format('{:.2f}万', last_year / 1e4)
        else '上年' || replace(format('{:.0f}', last_year), '-', '−') end as last_year_text,
    concat_ws(case when $language = 'en' then '; ' else '　' end,
        case when $language = 'zh' and so_far >= 1e4 then '累计' || format('{:,}', cast(format('{:.0f}', so_far) as bigint)) end,
        case when units_now < units_expected then
            case when $language = 'en' then format('{} of {} units reported {}', units_now, units_expected, monthname(as_of))
                else format('{}月{}/{}个单位已报送', month(as_of), units_now, units_expected) end end,
        case when alike_last_year > 0 and unequal > 0 then
            case when $language = 'en' then 'change like for like' else '同比按同口径计' end end
    ) as note
from to_date
cross join expected
order by as_of
