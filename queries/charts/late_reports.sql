-- one row per unit and kind of export with an agreed rhythm, then per unit over all of them: periods not reported in twelve months
with due as (
    select reports.source, reports.unit_code, reports.period, not reports.is_reported as is_owed
    from reports
    where reports.period <= $as_of
        and reports.period > cast($as_of as date) - interval 1 year
        and reports.unit_code in $units
),
counted as (
    select
        source as series,
        unit_code,
        false as is_sum,
        count(*) filter (where is_owed) as owed,
        bool_or(is_owed and period = $as_of) as is_owed_now
    from due
    group by source, unit_code
    union all
    select 'all' as series, unit_code, true, count(*) filter (where is_owed), bool_or(is_owed and period = $as_of)
    from due
    group by unit_code
)
select
    counted.series,
    counted.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    counted.is_sum,
    case
        when counted.is_sum then case when $language = 'en' then 'All' else '合计' end
        when $language = 'en' then sources.title_en
        else sources.title_zh
    end as head,
    counted.owed,
    counted.is_owed_now,
    case
        when counted.owed = 0 then '●'
        when counted.is_owed_now and not counted.is_sum and counted.owed = 1 then case when $language = 'en' then 'not reported' else '未报送' end
        when counted.is_owed_now and not counted.is_sum
            then case when $language = 'en' then format('not reported, {} owed', counted.owed) else format('未报送，共欠{}期', counted.owed) end
        when $language = 'en' then format('{} owed', counted.owed)
        else format('欠{}期', counted.owed)
    end as label
from counted
join units using (unit_code)
left join sources on sources.source = counted.series
order by counted.is_sum, sources.sort_order, units.sort_order
