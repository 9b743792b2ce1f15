-- one row per unit the viewer may see: its articles in the directors' column so far this year
select
    u.unit_code,
    u.sort_order,
    u.is_ranked,
    u.is_city,
    sum(p.column_post_count) as articles,
    case
        when sum(p.column_post_count) is null then case when $language = 'en' then 'not reported' else '未报送' end
        when sum(p.column_post_count) > 0 then case when $language = 'en' then 'published' else '已发表' end
        else case when $language = 'en' then 'not yet' else '尚未发表' end
    end as state_words
from units as u
left join stg_platform_monthly as p
    on p.unit_code = u.unit_code
    and p.module = 'all'
    and year(p.period) = year(cast($as_of as date))
    and p.period <= $as_of
where u.unit_code in $units and not u.is_city
group by u.unit_code, u.sort_order, u.is_ranked, u.is_city
order by u.sort_order
