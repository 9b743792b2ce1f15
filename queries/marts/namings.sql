-- one row per naming of a branch, and when it ended: revoked, or the branch left the scheme
with events as (
    select
        event_id,
        branch_code,
        scheme,
        level,
        batch_no,
        stage,
        stage_date,
        min(stage_date) filter (where stage in ('revoke', 'exit')) over (
            partition by branch_code, scheme, level
            order by stage_date
            range between current row and unbounded following
        ) as ended_date
    from stg_branch_creation
    where stage = 'exit' or (stage in ('naming', 'revoke') and is_passed)
)
select
    event_id,
    branch_code,
    scheme,
    level,
    batch_no,
    stage_date as named_date,
    ended_date,
    scheme in ('demo_branch', 'six_good') as is_demo,
    case level when 'county' then 1 when 'city' then 2 when 'province' then 3 when 'national' then 4 end as level_order
from events
where stage = 'naming'
