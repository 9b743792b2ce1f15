-- warn: 没有命名的记录就已摘牌 / a title was revoked that had never been given
select c.event_id, c.branch_code, c.scheme, c.level, c.stage_date
from stg_branch_creation as c
left join namings as n
    on n.branch_code = c.branch_code and n.scheme = c.scheme and n.level = c.level and n.named_date <= c.stage_date
where c.stage = 'revoke' and n.branch_code is null
