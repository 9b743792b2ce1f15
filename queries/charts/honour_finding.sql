-- one row per honour and level of the year whose public notice has ended, and one for the highlights
select
    honour_kind,
    level,
    count(*) as honours,
    null as highlights,
    count(*) < 5 and coalesce(bool_or(object_type = 'person'), false) as is_for_desk
from honours
where period = $as_of and year = year(cast($as_of as date))
group by honour_kind, level
union all
select null as honour_kind, null as level, null as honours, count(*) as highlights, false as is_for_desk
from stg_chronicle
where kind = 'highlight' and event_date <= $as_of and year(event_date) = year(cast($as_of as date))
