-- one row per level, item of the annual tasks that counts there, and month; lists leave out the internal one, which counts at a desk only
select
    levels.level,
    s.item,
    s.task,
    s.period,
    s.share,
    s.planned,
    s.task_type <> 'internal' as is_listed
from task_sums as s
cross join (values ('desk'), ('file'), ('wall')) as levels(level)
left join personnel_items as p on p.item = s.item and p.year = year(s.period)
where levels.level = 'desk' or (s.task_type <> 'internal' and p.item is null)
