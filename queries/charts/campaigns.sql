-- one row per campaign of the year: events and person-times of the city and its units, and beside them the branches that held it themselves
with held as (
    select
        campaign,
        count(*) filter (where level <> 'branch') as events,
        sum(person_times) filter (where level <> 'branch') as person_times,
        sum(view_count) as views,
        count(distinct unit_code) as units,
        count(distinct branch_code) filter (where level = 'branch') as branches,
        sum(person_times) filter (where level = 'branch') as branch_times,
        min(held_date) as first_date,
        max(held_date) as last_date
    from stg_activity
    where campaign is not null and campaign <> '' and year(period) = year(cast($as_of as date)) and period <= $as_of
    group by campaign
),
launches as (
    select h.campaign, min(c.event_date) as launch_date
    from held as h
    join stg_chronicle as c on contains(c.title, h.campaign) and c.title like '%启动%'
    where c.kind = 'activity' and c.unit_code = $city and year(c.event_date) = year(cast($as_of as date)) and c.event_date <= $as_of
    group by h.campaign
),
registered as (
    select count(*) as branches from branches where period = $as_of
)
select
    h.campaign,
    case when $language = 'en' then coalesce(t.en, '“' || h.campaign || '”') else coalesce(t.zh, h.campaign) end as campaign_said,
    h.events,
    h.units,
    h.branches,
    case when h.person_times >= 5 then h.person_times end as person_times,
    case
        when h.person_times is null then ''
        when h.person_times < 5 then case when $language = 'en' then 'under 5' else '少于5' end
        else format('{:,}', cast(h.person_times as bigint))
    end as person_times_text,
    case when h.branches > 0 then format('{:,}/{:,}', h.branches, greatest(r.branches, h.branches)) else '' end as branches_text,
    case
        when h.branch_times is null then ''
        when h.branch_times < 5 then case when $language = 'en' then 'under 5' else '少于5' end
        else format('{:,}', cast(h.branch_times as bigint))
    end as branch_times_text,
    coalesce(format('{:,}', cast(h.views as bigint)), '') as views_text,
    strftime(h.first_date, case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as first_said,
    strftime(h.last_date, case when $language = 'en' then '%-d %b' else '%-m月%-d日' end) as last_said,
    coalesce(strftime(l.launch_date, case when $language = 'en' then '%-d %b' else '%-m月%-d日' end), '') as launched_said
from held as h
cross join registered as r
left join launches as l on l.campaign = h.campaign
left join campaign_titles as t on t.campaign = h.campaign and t.year = year(cast($as_of as date))
order by h.first_date, h.campaign
