-- warn: 没有公示通过的记录就已命名 / a branch was named without a public notice that had passed
select n.branch_code, n.scheme, n.level, n.batch_no, n.named_date
from namings as n
left join stg_branch_creation as c
    on c.branch_code = n.branch_code
    and c.scheme = n.scheme
    and c.level = n.level
    and c.batch_no = n.batch_no
    and c.stage = 'public_notice'
    and c.is_passed
    and c.stage_date <= n.named_date
where c.event_id is null
