-- one row per unit, month and dimension: points accepted of points possible, each branch at its newest accepted round
select
    b.unit_code,
    b.period,
    s.dimension,
    count(*) as branch_count,
    sum(s.accepted_score) as accepted_points,
    sum(s.self_score) as self_points,
    sum(s.full_score) as full_points,
    1 - sum(s.accepted_score) / sum(s.full_score) as lost_share
from branches as b
join stg_branch_assessment as s
    on s.branch_code = b.branch_code
    and s.year = b.assessed_year
    and s.round = b.assessed_round
where b.is_in_scope
group by b.unit_code, b.period, s.dimension
