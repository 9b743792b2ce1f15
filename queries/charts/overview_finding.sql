-- one row per headline indicator: the city in the month
select
    measures.indicator,
    measures.unit_code,
    measures.as_of,
    measures.part,
    measures.numerator,
    measures.denominator,
    measures.squares,
    measures.units_reported
from measures
where measures.indicator in ('plan_coverage', 'branch_standard_rate')
    and measures.unit_code = $city
    and measures.part = ''
    and measures.as_of = $as_of
order by measures.indicator
