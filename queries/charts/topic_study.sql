-- one row per compulsory topic in force: branches of the city that have studied it
select
    m.indicator,
    m.unit_code,
    m.as_of,
    m.part,
    m.numerator,
    m.denominator,
    m.squares,
    m.units_reported,
    t.place as topic_order
from measures as m
join compulsory_topics as t on t.code = m.part
where m.indicator = 'mandatory_study' and m.part <> '' and m.as_of = $as_of and m.unit_code = $city
order by t.place
