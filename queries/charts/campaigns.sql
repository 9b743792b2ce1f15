-- one row per campaign of the year above the branches: events, person-times, and online views apart
select
    campaign,
    count(*) as events,
    cast(sum(person_times) as bigint) as person_times,
    cast(sum(view_count) as bigint) as views,
    count(distinct unit_code) as units,
    format('{:,}', cast(sum(person_times) as bigint)) as person_times_text,
    coalesce(format('{:,}', cast(sum(view_count) as bigint)), '') as views_text,
    strftime(min(held_date), case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as first_said,
    strftime(max(held_date), case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as last_said
from stg_activity
where level <> 'branch'
    and campaign is not null and campaign <> '' and year(period) = year(cast($as_of as date)) and period <= $as_of
group by campaign
order by min(held_date), campaign
