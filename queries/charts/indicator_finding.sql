-- one row: the city's value of the indicator in the month
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
where measures.indicator = $indicator
    and measures.unit_code = $city
    and measures.part = ''
    and measures.as_of = $as_of
