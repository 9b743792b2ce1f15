-- one row per unit and month: titles that passed their newest review of the year so far, of those reviewed
with reviews as (
    select
        b.unit_code,
        m.period,
        c.is_passed,
        row_number() over (
            partition by c.branch_code, c.scheme, c.level, m.period order by c.stage_date desc, c.event_id desc
        ) as newness
    from stg_branch_creation as c
    join registered_branches as b on b.branch_code = c.branch_code
    join months as m on year(m.period) = year(c.stage_date) and m.period >= c.period
    where c.stage = 'review' and c.result in ('passed', 'failed')
)
select
    unit_code,
    period,
    count(*) filter (where is_passed) as numerator,
    count(*) as denominator
from reviews
where newness = 1
group by unit_code, period
