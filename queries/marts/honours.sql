-- one row per nominee selected for an honour and month from the end of its public notice on; nothing before that end
select
    h.honour_id,
    m.period,
    h.year,
    h.honour_kind,
    h.level,
    h.object_type,
    h.unit_code,
    h.stage_date,
    h.notice_end_date
from stg_honour as h
join units as u on u.unit_code = h.unit_code and not u.is_city
join months as m on m.data_until > h.notice_end_date and m.data_until >= h.stage_date
where h.stage = 'selected' and h.notice_end_date is not null
