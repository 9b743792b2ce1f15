-- one row per month of the year: the city's branches at the standard up to the month chosen, nothing yet after it
with year_months(number) as (
    values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)
)
select
    'branch_standard_rate' as indicator,
    cast($city as varchar) as unit_code,
    true as is_city,
    last_day(make_date(year(cast($as_of as date)), year_months.number, 1)) as as_of,
    case when $language = 'en' then strftime(make_date(year(cast($as_of as date)), year_months.number, 1), '%b %Y')
        else format('{}年{}月', year(cast($as_of as date)), year_months.number) end as month,
    last_day(make_date(year(cast($as_of as date)), year_months.number, 1)) = $as_of as is_now,
    year_months.number = 12 as is_last,
    measures.numerator,
    measures.denominator
from year_months
left join measures
    on measures.indicator = 'branch_standard_rate'
    and measures.unit_code = $city
    and measures.part = ''
    and measures.as_of = last_day(make_date(year(cast($as_of as date)), year_months.number, 1))
    and measures.as_of <= $as_of
order by year_months.number
