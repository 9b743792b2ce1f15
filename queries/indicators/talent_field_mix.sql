-- one row per unit, month and main field: people of that field, of all in the pool
with pools as (
    select unit_code, period, count(*) as denominator
    from talents
    group by unit_code, period
)
select
    t.unit_code,
    t.period,
    t.field as part,
    count(*) as numerator,
    max(p.denominator) as denominator
from talents as t
join pools as p on p.unit_code = t.unit_code and p.period = t.period
where t.field is not null
group by t.unit_code, t.period, t.field
