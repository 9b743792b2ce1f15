-- one row per unit and register: members reached by study this year, each once, of the members of branches that say so
select
    b.unit_code,
    b.period,
    cast(sum(s.member_reached_count) as bigint) as numerator,
    cast(sum(b.member_count) as bigint) as denominator
from branches as b
join stg_branch as s on s.branch_code = b.branch_code and s.snapshot_date = b.snapshot_date
where not b.is_carried and s.member_reached_count is not null and b.member_count > 0
group by b.unit_code, b.period
