-- one row per unit the viewer may see, then the city, and precise measure
with six(indicator, measure_order) as (
    values
        ('file_complete', 1),
        ('class_managed', 2),
        ('care_team_coverage', 3),
        ('list_made', 4),
        ('red_record_rate', 5),
        ('guarantee_rate', 6)
)
select
    six.indicator,
    six.measure_order,
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    cast($as_of as date) as as_of,
    measures.period,
    measures.numerator,
    measures.denominator
from units
cross join six
left join measures
    on measures.unit_code = units.unit_code
    and measures.indicator = six.indicator
    and measures.as_of = $as_of
    and measures.part = ''
where units.unit_code in $units or units.is_city
order by units.sort_order, six.measure_order
