-- one row per highlight that the unit sent this year and last, the newest first
select
    c.unit_code,
    strftime(c.event_date, '%Y-%m-%d') as sent_on,
    c.title as highlight
from stg_chronicle as c
where c.unit_code = $unit
    and c.unit_code in $units
    and c.kind = 'highlight'
    and year(c.event_date) >= year(cast($as_of as date)) - 1
    and c.event_date <= $as_of
order by c.event_date desc
