-- one row per year and item of the annual tasks that counts a handful of the office's own staff, told at a desk only; a list holds until a later year has its own
with listed as (
    select year, item
    from (values (2022, 'T5-9'), (2022, 'T5-10')) as items(year, item)
),
years as (
    select distinct year(period) as year
    from stg_task_progress
),
valid as (
    select y.year, max(l.year) as list_year
    from years as y
    join listed as l on l.year <= y.year
    group by y.year
)
select v.year, l.item
from valid as v
join listed as l on l.year = v.list_year
