-- one row per unit, month and level: demonstration branches, each counted once at its highest level; part '' is all of them
select unit_code, period, '' as part, count(*) filter (where level like '%demo' or level = 'national') as numerator, null as denominator
from branches
group by unit_code, period
union all
select b.unit_code, b.period, l.part, count(*) filter (where b.level = l.part) as numerator, null as denominator
from branches as b
cross join (values ('county_demo'), ('city_demo'), ('province_demo'), ('national')) as l(part)
group by b.unit_code, b.period, l.part
