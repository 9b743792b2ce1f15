-- one row per branch ever in a register, as last reported: the unit it belongs to
with newest as (
    select *, row_number() over (partition by branch_code order by snapshot_date desc) as newness
    from stg_branch
)
select branch_code, unit_code, status, founded_date, snapshot_date, period
from newest
where newness = 1
