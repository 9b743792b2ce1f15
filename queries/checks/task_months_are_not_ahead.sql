-- warn: 任务进度的统计月晚于其他导出的数据，其他导出到达该月后才显示；若是误填，请改正 / progress of tasks for a month ahead of all other exports is shown once these have come; if mistyped, correct it
select task_progress.year, task_progress.month, task_progress.task_id, task_progress.unit_code, task_progress._file, task_progress._line
from task_progress
cross join (select max(as_of) as last_month from measures) as reach
where make_date(task_progress.year, task_progress.month, 1) > reach.last_month
