-- one row per month: the city's value over twelve months up to the one chosen
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
    and measures.as_of <= $as_of
    and measures.as_of > cast($as_of as date) - interval 1 year
order by measures.as_of
