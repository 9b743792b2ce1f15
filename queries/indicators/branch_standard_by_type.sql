-- one row per unit, month and kind of branch: branches at the standard or above, of those in scope whose kind is known
select
    unit_code,
    period,
    branch_type as part,
    count(*) filter (where is_standard) as numerator,
    count(*) as denominator
from branches
where is_in_scope and branch_type is not null
group by unit_code, period, branch_type
