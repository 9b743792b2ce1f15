-- one row per indicator whose value for the whole city moved with the last refresh, for a month known before
select
    _moved.indicator,
    _moved.unit_code,
    _moved.as_of,
    _moved.part,
    _moved.numerator,
    _moved.denominator,
    _moved.before_numerator,
    _moved.before_denominator
from _moved
join indicator_list on indicator_list.indicator = _moved.indicator
where _moved.as_of = $as_of and _moved.part = ''
order by indicator_list.sort_order
