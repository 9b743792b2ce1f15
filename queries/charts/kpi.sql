-- one row per month: the city's value over twelve months up to the one chosen, with the month to compare and the year before
select
    now.indicator,
    now.unit_code,
    now.as_of,
    now.part,
    now.numerator,
    now.denominator,
    now.squares,
    now.units_reported,
    earlier.numerator as before_numerator,
    earlier.denominator as before_denominator
from measures as now
left join measures as earlier
    on earlier.indicator = now.indicator
    and earlier.unit_code = now.unit_code
    and earlier.part = now.part
    and earlier.as_of = $before
    and now.as_of = $as_of
where now.indicator = $indicator
    and now.unit_code = $city
    and now.part = ''
    and now.as_of <= $as_of
    and now.as_of > cast($as_of as date) - interval 1 year
order by now.as_of
