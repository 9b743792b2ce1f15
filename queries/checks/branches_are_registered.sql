-- warn: 考评、创建或活动中的支部编码不在任何一期台账中 / an assessment, creation event or activity names a branch that stands in no register
with named as (
    select 'branch_assessment' as source, branch_code from stg_branch_assessment
    union
    select 'branch_creation' as source, branch_code from stg_branch_creation
    union
    select 'activity' as source, branch_code from stg_activity where branch_code is not null
)
select n.source, n.branch_code
from named as n
left join registered_branches as b on b.branch_code = n.branch_code
where b.branch_code is null
