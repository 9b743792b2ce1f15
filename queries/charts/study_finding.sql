-- two rows: the city's compulsory topics and its theme days of the month
select
    m.indicator,
    m.unit_code,
    m.as_of,
    m.part,
    m.numerator,
    m.denominator,
    m.squares,
    m.units_reported,
    (select count(distinct topic) from topic_branches where period = $as_of) as topics_order
from measures as m
where m.indicator in ('mandatory_study', 'theme_day_rate') and m.part = '' and m.unit_code = $city and m.as_of = $as_of
