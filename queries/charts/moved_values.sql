-- one row per indicator whose value for the whole city is no longer what the last snapshot said of the same month
select
    measures.indicator,
    measures.unit_code,
    measures.as_of,
    measures.part,
    measures.numerator,
    measures.denominator,
    _changes.numerator_before as before_numerator,
    _changes.denominator_before as before_denominator
from measures
join _changes
    on _changes.indicator = measures.indicator
    and _changes.unit_code = measures.unit_code
    and _changes.period = measures.period
    and _changes.part = measures.part
join indicator_list on indicator_list.indicator = measures.indicator
where measures.as_of = $as_of
    and measures.unit_code = $city
    and measures.part = ''
    and _changes.numerator_before is not null
    and _changes.numerator_after is not null
order by indicator_list.sort_order
