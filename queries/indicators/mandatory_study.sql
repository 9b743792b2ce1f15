-- one row per unit, month and compulsory topic begun this year: branches that have studied it, of all; part '' is all such topics
with branch_topics as (
    select
        branch_code,
        unit_code,
        period,
        count(*) as topic_count,
        count(*) filter (where is_studied) as studied_count
    from topic_branches
    group by branch_code, unit_code, period
)
select
    unit_code,
    period,
    topic as part,
    count(*) filter (where is_studied) as numerator,
    count(*) as denominator
from topic_branches
group by unit_code, period, topic
union all
select
    unit_code,
    period,
    '' as part,
    count(*) filter (where studied_count = topic_count) as numerator,
    count(*) as denominator
from branch_topics
group by unit_code, period
