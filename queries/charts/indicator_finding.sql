-- one row: the city's value of the indicator in the month; for plan coverage also what work and people changed since the one to compare with
select
    measures.indicator,
    measures.unit_code,
    measures.as_of,
    measures.part,
    measures.numerator,
    measures.denominator,
    measures.squares,
    measures.units_reported,
    changes.from_renewed + changes.from_lapsed as from_work,
    changes.from_people
from measures
left join plan_changes as changes
    on measures.indicator = 'plan_coverage'
    and changes.period = measures.as_of
    and changes.before_period = $before
    and changes.listed_before > 0
    and not changes.units_differ
where measures.indicator = $indicator
    and measures.unit_code = $city
    and measures.part = ''
    and measures.as_of = $as_of
