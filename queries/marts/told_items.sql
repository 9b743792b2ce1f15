-- one row per level, item of the annual tasks that may be told there, and month: all lists, counts and means of tasks are over these
select levels.level, s.item, s.task, s.period, s.share, s.planned
from task_sums as s
cross join (values ('desk'), ('file'), ('wall')) as levels(level)
left join personnel_items as p on p.item = s.item and p.year = year(s.period)
where s.task_type <> 'internal' and (levels.level = 'desk' or p.item is null)
