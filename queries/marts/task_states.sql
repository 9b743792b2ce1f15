-- one row per state of a task or item: the mark it is drawn with, and its words in either language
select state, mark, zh, en
from (values
    ('done', 'done', '已完成', 'done'),
    ('on_track', 'on_track', '达到序时', 'on schedule'),
    ('slight', 'slight', '略慢于序时', 'a little behind'),
    ('slow', 'slow', '慢于序时', 'behind'),
    ('not_due', 'no_data', '未到期', 'not due')
) as states(state, mark, zh, en)
