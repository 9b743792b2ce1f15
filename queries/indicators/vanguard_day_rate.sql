-- one row per unit and month since the campaign began in the year: branches that have held its theme day, of all registered
with days as (
    select branch_code, year(period) as year, min(period) as held_period
    from stg_activity
    where level = 'branch' and kind = 'theme_day' and campaign = '银发先锋' and branch_code is not null
    group by branch_code, year(period)
),
begun as (
    select year, min(held_period) as begun_period
    from days
    group by year
)
select
    b.unit_code,
    b.period,
    count(d.branch_code) filter (where d.held_period <= b.period) as numerator,
    count(*) as denominator
from branches as b
join begun as s on s.year = year(b.period) and s.begun_period <= b.period
left join days as d on d.branch_code = b.branch_code and d.year = year(b.period)
group by b.unit_code, b.period
