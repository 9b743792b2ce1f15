-- one row per unit, month and main field: people of that field, of all in the pool; part '' is all whose field is known
with fields as (
    select unit_code, period, field as part, count(*) as numerator
    from talents
    where field is not null
    group by unit_code, period, field
    union all
    select unit_code, period, '' as part, count(field) as numerator
    from talents
    group by unit_code, period
),
pools as (
    select unit_code, period, count(*) as denominator
    from talents
    group by unit_code, period
)
select f.unit_code, f.period, f.part, f.numerator, p.denominator
from fields as f
join pools as p on p.unit_code = f.unit_code and p.period = f.period
