-- one row per month with data, and the newest date in it; a quarter still running adds no month of its own
with dated as (
    select as_of as period, newest from dates where source <> 'headcount'
),
quarters as (
    select as_of as period, cast(null as date) as newest
    from dates
    where source = 'headcount' and as_of <= coalesce((select max(period) from dated), as_of)
)
select period, coalesce(max(newest), period) as data_until
from (select * from dated union all select * from quarters) as either
group by period
