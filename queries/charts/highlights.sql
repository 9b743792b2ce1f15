-- one row per ranked unit the viewer may see, in official order: its highlights of the year in its own words, the newest first, quoted where there is no English
select
    u.unit_code,
    u.sort_order,
    u.is_ranked,
    u.is_city,
    coalesce(
        string_agg(
            case when $language = 'en' then coalesce(c.title_en, '“' || c.title || '”') else c.title end,
            case when $language = 'en' then '; ' else '；' end
            order by c.event_date desc, c.event_id
        ),
        case when $language = 'en' then 'none sent yet' else '尚未报送' end
    ) as highlight,
    count(c.event_id) as sent
from units as u
left join stg_chronicle as c
    on c.unit_code = u.unit_code
    and c.kind = 'highlight'
    and year(c.event_date) = year(cast($as_of as date))
    and c.event_date <= $as_of
where u.unit_code in $units and u.is_ranked
group by u.unit_code, u.sort_order, u.is_ranked, u.is_city
order by u.sort_order
