-- one row per item of the annual tasks that counts a handful of the office's own staff: told at a desk only
select item
from (values ('T5-9'), ('T5-10')) as items(item)
