-- one row per branch, month and topic that had begun by then: has the branch studied it since
with studies as (
    select distinct t.code, a.branch_code, a.period
    from stg_activity as a
    join compulsory_topics as t on contains(';' || a.topics || ';', ';' || t.topic || ';')
    where a.level = 'branch' and a.branch_code is not null
),
firsts as (
    select code, branch_code, min(period) as studied_period
    from studies
    group by code, branch_code
)
select
    b.branch_code,
    b.unit_code,
    b.period,
    t.code as topic,
    t.place as topic_place,
    coalesce(f.studied_period <= b.period, false) as is_studied
from branches as b
join compulsory_topics as t on t.begun_period <= b.period and year(t.begun_period) = year(b.period)
left join firsts as f on f.branch_code = b.branch_code and f.code = t.code
