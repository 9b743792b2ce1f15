-- one row per branch and round in which every dimension has an accepted score
with rounds as (
    select
        branch_code,
        year,
        round,
        max(assessed_date) as assessed_date,
        round(sum(accepted_score) + least(sum(bonus), 10) - sum(deduction), 6) as score,
        sum(self_score) as self_score,
        sum(accepted_score) as accepted_score,
        round(min(accepted_score / full_score), 6) as lowest_share,
        bool_or(is_vetoed) as is_vetoed
    from stg_branch_assessment
    group by branch_code, year, round
    having count(accepted_score) = count(*) and max(assessed_date) is not null
)
select
    branch_code,
    year,
    round,
    assessed_date,
    lead(assessed_date) over (partition by branch_code order by assessed_date, year, round) as superseded_date,
    score,
    self_score,
    accepted_score,
    lowest_share,
    is_vetoed,
    score >= 80 and lowest_share >= 0.6 and not is_vetoed as is_passed
from rounds
