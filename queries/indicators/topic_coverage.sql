-- one row per unit, month and topic that the log of activities names this year: branches that have taken it up so far, of all on the register
with places(place) as (
    values (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12)
),
held as (
    select branch_code, period, coalesce(topics, '') as topics
    from stg_activity
    where level = 'branch' and branch_code is not null
),
named as (
    select distinct
        h.branch_code,
        h.period,
        trim(split_part(h.topics, ';', p.place)) as topic
    from held as h
    join places as p on split_part(h.topics, ';', p.place) <> ''
),
taken as (
    select
        n.branch_code,
        n.period,
        coalesce(t.code, n.topic) as topic
    from named as n
    left join compulsory_topics as t on t.topic = n.topic
    where n.topic not in ('', '其他')
),
begun as (
    select topic, year(period) as year, min(period) as first_period
    from taken
    group by topic, year(period)
),
firsts as (
    select branch_code, topic, year(period) as year, min(period) as first_period
    from taken
    group by branch_code, topic, year(period)
)
select
    b.unit_code,
    b.period,
    g.topic as part,
    count(f.branch_code) as numerator,
    count(*) as denominator
from branches as b
join begun as g on g.year = year(b.period) and g.first_period <= b.period
left join firsts as f
    on f.branch_code = b.branch_code
    and f.topic = g.topic
    and f.year = g.year
    and f.first_period <= b.period
where exists (
    select 1
    from reports as r
    where r.source = 'activity'
        and r.is_reported
        and r.unit_code = b.unit_code
        and r.period between g.first_period and b.period
)
group by b.unit_code, b.period, g.topic
