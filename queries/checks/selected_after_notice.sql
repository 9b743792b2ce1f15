-- warn: 公示结束前已填入选 / selected before its public notice had ended
select honour_id, honour_kind, level, stage_date, notice_end_date
from stg_honour
where stage = 'selected' and stage_date <= notice_end_date
