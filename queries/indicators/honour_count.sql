-- one row per unit, month and honour: nominees selected this year whose public notice has ended; part '' is all honours
select
    unit_code,
    period,
    honour_kind as part,
    count(*) as numerator,
    cast(null as double) as denominator
from honours
where year = year(period)
group by unit_code, period, honour_kind
union all
select unit_code, period, '' as part, count(*) as numerator, cast(null as double) as denominator
from honours
where year = year(period)
group by unit_code, period
