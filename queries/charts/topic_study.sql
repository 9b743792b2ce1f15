-- one row per compulsory topic in force: branches of the city that have studied it
select
    t.topic,
    t.topic_place,
    case t.topic
        when 'doc_31' then case when $language = 'en' then 'Document 31' else '中办发〔2022〕31号' end
        when 'governance_4' then case when $language = 'en' then 'Governance vol. 4' else '《治国理政》第四卷' end
        when 'speech_726' then case when $language = 'en' then '26 July speech' else '“7·26”重要讲话' end
        else case when $language = 'en' then '20th Congress' else '党的二十大精神' end
    end as topic_name,
    count(*) as branches,
    count(*) filter (where t.is_studied) as studied,
    round(100.0 * count(*) filter (where t.is_studied) / count(*), 1) as rate,
    format('{:.1f}%', 100.0 * count(*) filter (where t.is_studied) / count(*)) as rate_text,
    format('{:,}/{:,}', count(*) filter (where t.is_studied), count(*)) as branches_text
from topic_branches as t
where t.period = $as_of
group by t.topic, t.topic_place
order by t.topic_place
