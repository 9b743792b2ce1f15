-- one row per month of the year: person-times of the branches' own activities by form, and online views apart
select
    period as as_of,
    sum(person_times) filter (where mode in ('offline', 'home_visit')) as face_to_face,
    sum(person_times) filter (where mode in ('online', 'both')) as online,
    sum(view_count) as views,
    count(*) as activities,
    format('{:,}', cast(sum(person_times) filter (where mode in ('online', 'both')) as bigint)) as online_text,
    format('{:,}', cast(sum(person_times) filter (where mode in ('offline', 'home_visit')) as bigint)) as face_text,
    format('{:,}', cast(sum(view_count) as bigint)) as views_text,
    strftime(period, case when $language = 'en' then '%b %Y' else '%Y年%-m月' end) as month_said
from stg_activity
where level = 'branch'
    and year(period) = year(cast($as_of as date)) and period <= $as_of and mode is not null
group by period
order by period
