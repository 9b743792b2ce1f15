-- one row per headline indicator: the city in the month and in the one to compare with
select
    now.indicator,
    now.unit_code,
    now.as_of,
    now.part,
    now.numerator,
    now.denominator,
    now.squares,
    earlier.numerator as before_numerator,
    earlier.denominator as before_denominator
from measures as now
left join measures as earlier
    on earlier.indicator = now.indicator
    and earlier.unit_code = now.unit_code
    and earlier.part = now.part
    and earlier.as_of = $before
where now.indicator in ('plan_coverage', 'branch_standard_rate')
    and now.unit_code = $city
    and now.part = ''
    and now.as_of = $as_of
order by now.indicator
