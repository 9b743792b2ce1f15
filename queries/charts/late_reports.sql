-- one row per kind of export and unit that owes a report: the newest periods not reported, counted over the last twelve months
select
    reports.source as series,
    reports.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    case when $language = 'en' then sources.title_en else sources.title_zh end as head,
    count(*) filter (where not reports.is_reported) as owed,
    bool_or(not reports.is_reported and reports.period >= last_day(cast($as_of as date))) as is_owed_now,
    case
        when bool_or(not reports.is_reported and reports.period = $as_of) then case when $language = 'en' then 'not reported' else '未报送' end
        when count(*) filter (where not reports.is_reported) > 0
            then case when $language = 'en' then format('{} owed', count(*) filter (where not reports.is_reported))
                else format('欠{}期', count(*) filter (where not reports.is_reported)) end
        else '●'
    end as label
from reports
join units using (unit_code)
join sources on sources.source = reports.source
where reports.period <= $as_of
    and reports.period > cast($as_of as date) - interval 1 year
    and reports.unit_code in $units
group by reports.source, reports.unit_code, units.is_ranked, units.is_city, units.sort_order, sources.title_zh, sources.title_en, sources.sort_order
order by sources.sort_order, units.sort_order
