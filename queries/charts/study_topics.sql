-- one row per topic of the year and unit the viewer may see, then the city: branches that have taken it up; compulsory topics first
with topics as (
    select
        m.part,
        row_number() over (
            order by t.place nulls last, least(greatest(m.numerator, 5), m.denominator - 5) desc, m.part
        ) as topic_order,
        t.code is not null as is_compulsory
    from measures as m
    left join compulsory_topics as t
        on t.code = m.part
        and t.begun_period <= m.as_of
        and year(t.begun_period) = year(m.as_of)
    where m.indicator = 'topic_coverage'
        and m.as_of = $as_of
        and m.unit_code = $city
        and m.part <> ''
        and m.numerator >= 5
)
select
    'topic_coverage' as indicator,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    topics.topic_order,
    topics.is_compulsory,
    topics.part,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator,
    measures.units_reported
from units
cross join topics
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = 'topic_coverage'
    and measures.as_of = $as_of
    and measures.part = topics.part
where units.unit_code in $units or units.is_city
order by units.sort_order, topics.topic_order
