-- one row: honours of the year whose public notice has ended, and the place in the province as it was published
select
    (select count(*) from honours where period = $as_of and year = year(cast($as_of as date))) as honours,
    (select count(distinct honour_kind) from honours where period = $as_of and year = year(cast($as_of as date))) as kinds,
    (select count(*) from stg_chronicle where kind = 'highlight' and event_date <= $as_of and year(event_date) = year(cast($as_of as date))) as highlights
