-- one row per branch, year, round and dimension
select
    year,
    round,
    branch_code,
    dimension,
    full_score,
    self_score,
    first_score,
    accepted_score,
    coalesce(bonus, 0) as bonus,
    coalesce(deduction, 0) as deduction,
    coalesce(veto, false) as is_vetoed,
    assessed_on as assessed_date,
    assessed_by,
    _file,
    _line
from branch_assessment
