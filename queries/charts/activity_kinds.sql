-- one row per kind of activity of the year that the city and its units held: events, units, person-times, and how many were online
with kinds(kind, place, zh, en) as (
    values
        ('symposium', 1, '座谈会', 'Symposia'),
        ('lecture', 2, '宣讲、论坛', 'Lectures and forums'),
        ('survey', 3, '专题调研', 'Surveys'),
        ('observation', 4, '观摩会', 'Observation meetings'),
        ('arts_sports', 5, '文体活动', 'Arts and sports'),
        ('reading_class', 6, '读书班', 'Reading classes'),
        ('secretary_training', 7, '支部书记培训', 'Training of branch secretaries'),
        ('staff_training', 8, '干部培训', 'Training of staff'),
        ('drill', 9, '岗位练兵', 'On-post drills'),
        ('honour_retire', 10, '荣退仪式', 'Retirement ceremonies'),
        ('case_collection', 11, '案例征集', 'Collecting cases')
)
select
    k.place as kind_order,
    case when $language = 'en' then k.en else k.zh end as kind_said,
    count(*) as events,
    count(*) filter (where a.mode in ('online', 'both')) as online_events,
    count(distinct a.unit_code) as units,
    case
        when sum(a.person_times) is null then ''
        when sum(a.person_times) < 5 then case when $language = 'en' then 'under 5' else '少于5' end
        else format('{:,}', cast(sum(a.person_times) as bigint))
    end as person_times_text
from stg_activity as a
join kinds as k on k.kind = a.kind
where a.level <> 'branch' and year(a.period) = year(cast($as_of as date)) and a.period <= $as_of
group by k.place, k.zh, k.en
order by k.place
