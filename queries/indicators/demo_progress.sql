-- one row per unit (the city, where no unit has a quota), month, and level: branches named in the second batch, of its quota; part '' is all levels
with quotas as (
    select q.scheme, q.level, q.batch_no, q.unit_code, u.is_city, q.quota, q.year
    from demo_quotas as q
    join units as u on u.unit_code = q.unit_code
    where q.batch_no = 2
        and u.is_city = (
            select bool_and(is_city) from units join demo_quotas using (unit_code) where batch_no = 2
        )
),
counted as (
    select
        q.unit_code,
        m.period,
        q.level,
        max(q.quota) as quota,
        count(distinct n.branch_code) as named_count
    from quotas as q
    join months as m on year(m.period) >= q.year
    left join (
        select n.branch_code, n.scheme, n.level, n.batch_no, n.named_date, n.ended_date, b.unit_code
        from namings as n
        left join registered_branches as b on b.branch_code = n.branch_code
    ) as n
        on n.scheme = q.scheme
        and n.level = q.level
        and n.batch_no = q.batch_no
        and (q.is_city or n.unit_code = q.unit_code)
        and n.named_date <= m.period
        and (n.ended_date is null or n.ended_date > m.period)
    group by q.unit_code, m.period, q.scheme, q.level, q.batch_no
)
select unit_code, period, level as part, sum(named_count) as numerator, sum(quota) as denominator
from counted
group by unit_code, period, level
union all
select unit_code, period, '' as part, sum(named_count) as numerator, sum(quota) as denominator
from counted
group by unit_code, period
