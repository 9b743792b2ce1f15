-- warn: 已验收的一次考评各维度满分之和不是100 / the dimensions of an accepted round do not add up to 100 points
select branch_code, year, round, sum(full_score) as full_points
from stg_branch_assessment
group by branch_code, year, round
having count(accepted_score) = count(*) and sum(full_score) <> 100
