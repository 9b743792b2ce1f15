-- one row per topic that every branch must study, with the year and month it began
select topic, code, place, begun_period
from (values
    ('31号文', 'doc_31', 1, date '2022-05-31'),
    ('治国理政第四卷', 'governance_4', 2, date '2022-07-31'),
    ('7·26', 'speech_726', 3, date '2022-08-31'),
    ('二十大精神', 'congress_20', 4, date '2022-10-31')
) as topics(topic, code, place, begun_period)
