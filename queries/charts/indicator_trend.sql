-- one row per series and month: the city, and the chosen unit beside it
select
    measures.indicator,
    measures.unit_code,
    units.is_city,
    measures.as_of,
    measures.part,
    measures.numerator,
    measures.denominator,
    measures.squares
from measures
join units using (unit_code)
where measures.indicator = $indicator
    and measures.part = ''
    and measures.as_of <= $as_of
    and (units.is_city or (measures.unit_code = $unit and measures.unit_code in $units))
order by units.is_city desc, measures.as_of
