-- one row per branch and month: its unit's newest register, which stands for three months, and its level by the month's end
with standing as (
    select
        s.*,
        m.period as standing_period,
        max(s.period) over (partition by s.unit_code, m.period) as unit_newest,
        row_number() over (partition by s.branch_code, m.period order by s.snapshot_date desc) as newness
    from stg_branch as s
    join months as m on m.period >= s.period and m.period < s.period + interval 3 month
),
registered as (
    select *
    from standing
    where period = unit_newest and newness = 1 and status in ('active', 'new')
),
named as (
    select r.branch_code, r.standing_period, max(n.level_order) as level_order
    from registered as r
    join namings as n
        on n.branch_code = r.branch_code
        and n.is_demo
        and n.named_date <= r.standing_period
        and (n.ended_date is null or n.ended_date > r.standing_period)
    group by r.branch_code, r.standing_period
),
levelled as (
    select
        r.*,
        a.year as assessed_year,
        a.round as assessed_round,
        a.assessed_date,
        a.score,
        a.is_passed,
        case
            when n.level_order = 4 then 'national'
            when n.level_order = 3 then 'province_demo'
            when n.level_order = 2 then 'city_demo'
            when n.level_order = 1 then 'county_demo'
            when a.is_passed then 'standard'
            when a.branch_code is not null then 'below'
            else 'unrated'
        end as level
    from registered as r
    left join named as n on n.branch_code = r.branch_code and n.standing_period = r.standing_period
    left join assessments as a
        on a.branch_code = r.branch_code
        and a.assessed_date <= r.standing_period
        and (a.superseded_date is null or a.superseded_date > r.standing_period)
)
select
    branch_code,
    unit_code,
    standing_period as period,
    snapshot_date,
    standing_period > period as is_carried,
    branch_type,
    founded_date,
    coalesce(founded_date <= standing_period - interval 6 month, true) as is_in_scope,
    member_count,
    secretary_trained_date,
    secretary_training_hours,
    is_election_due,
    election_due_date,
    last_election_date,
    reported_level,
    level,
    level not in ('unrated', 'below') as is_standard,
    assessed_year,
    assessed_round,
    assessed_date,
    score,
    is_passed
from levelled
