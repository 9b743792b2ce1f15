-- one row per unit and month: accepted totals of the branches that have one, each at its newest round
select
    unit_code,
    period,
    sum(score) as numerator,
    count(score) as denominator,
    sum(score * score) as squares
from branches
where is_in_scope and score is not null
group by unit_code, period
