-- one row per item of the annual tasks, unit that carries it (or the city), and month: what is done, planned, and how it stands
select s.*, t.gap, t.state, t.gap_said
from task_shares as s
join task_stands as t on t.line = s.item and t.unit_code = s.unit_code and t.period = s.period
