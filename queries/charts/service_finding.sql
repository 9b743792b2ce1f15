-- one row: the city's value of the indicator in the month; for plan coverage also what work and people changed since the earlier month
select
    now.indicator,
    now.unit_code,
    now.as_of,
    now.part,
    now.numerator,
    now.denominator,
    now.squares,
    now.units_reported,
    changes.from_renewed + changes.from_lapsed as from_work,
    changes.from_people
from measures as now
left join plan_changes as changes
    on now.indicator = 'plan_coverage'
    and changes.period = now.as_of
    and changes.before_period = $before
    and $compare in ('month', 'year')
    and changes.listed_before > 0
    and not changes.units_differ
where now.indicator = $indicator
    and now.unit_code = $city
    and now.part = ''
    and now.as_of = $as_of
