-- one row per branch and month with activities of its own: how many of each kind that the rules ask for
select
    branch_code,
    period,
    count(*) as activity_count,
    count(*) filter (where kind = 'theme_day') as theme_day_count,
    count(*) filter (where kind = 'members_meeting') as members_meeting_count,
    count(*) filter (where kind = 'committee_meeting') as committee_meeting_count,
    count(*) filter (where kind = 'group_meeting') as group_meeting_count,
    count(*) filter (where kind = 'party_lecture') as party_lecture_count,
    count(*) filter (where kind = 'org_life_meeting') as org_life_meeting_count,
    count(*) filter (where mode in ('online', 'home_visit')) as flexible_count,
    cast(sum(person_times) as bigint) as person_times
from stg_activity
where level = 'branch' and branch_code is not null
group by branch_code, period
