-- one row per month of the year: person-times of the branches' own activities by form, and online views apart; none of fewer than five
with months_held as (
    select
        period,
        sum(person_times) filter (where mode in ('offline', 'home_visit')) as face_to_face,
        sum(person_times) filter (where mode in ('online', 'both')) as online,
        sum(view_count) as views,
        count(*) as activities
    from stg_activity
    where level = 'branch'
        and year(period) = year(cast($as_of as date)) and period <= $as_of and mode is not null
    group by period
)
select
    period as as_of,
    case when face_to_face = 0 or face_to_face >= 5 then face_to_face end as face_to_face,
    case when online = 0 or online >= 5 then online end as online,
    views,
    activities,
    case when online = 0 or online >= 5 then format('{:,}', cast(online as bigint)) end as online_text,
    case when face_to_face = 0 or face_to_face >= 5 then format('{:,}', cast(face_to_face as bigint)) end as face_text,
    format('{:,}', cast(views as bigint)) as views_text,
    strftime(period, case when $language = 'en' then '%b %Y' else '%Y年%-m月' end) as month_said
from months_held
order by period
