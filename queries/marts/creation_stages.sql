-- one row per scheme, level, batch, stage and month: branches of the city that had come so far, and had passed, beside the quota
with stages(stage, stage_order) as (
    values
    ('apply', 1), ('nurture', 2), ('self_review', 3), ('first_review', 4), ('acceptance', 5), ('public_notice', 6), ('naming', 7)
),
first_events as (
    select
        scheme,
        level,
        batch_no,
        stage,
        branch_code,
        min(stage_date) as reached_date,
        min(stage_date) filter (where is_passed) as passed_date
    from stg_branch_creation
    group by scheme, level, batch_no, stage, branch_code
),
batches as (
    select scheme, level, batch_no, min(reached_date) as started_date
    from first_events
    group by scheme, level, batch_no
),
city_quotas as (
    select q.scheme, q.level, q.batch_no, coalesce(sum(q.quota) filter (where u.is_city), sum(q.quota)) as quota
    from demo_quotas as q
    join units as u on u.unit_code = q.unit_code
    group by q.scheme, q.level, q.batch_no
)
select
    b.scheme,
    b.level,
    b.batch_no,
    s.stage,
    s.stage_order,
    m.period,
    count(distinct e.branch_code) as reached_count,
    count(distinct e.branch_code) filter (where e.passed_date <= m.period) as passed_count,
    max(q.quota) as quota
from batches as b
cross join stages as s
join months as m on m.period >= b.started_date
left join first_events as e
    on e.scheme = b.scheme
    and e.level = b.level
    and e.batch_no = b.batch_no
    and e.stage = s.stage
    and e.reached_date <= m.period
left join city_quotas as q on q.scheme = b.scheme and q.level = b.level and q.batch_no = b.batch_no
group by b.scheme, b.level, b.batch_no, s.stage, s.stage_order, m.period
