-- one row per main field of the pool: people in it, and how many of them were engaged this year
with fields(field, place, zh, en) as (
    values
        ('party', 1, '助力党的建设', 'Party building'),
        ('rural', 2, '乡村振兴', 'Rural revitalization'),
        ('governance', 3, '基层治理', 'Grassroots governance'),
        ('science', 4, '科技创新', 'Science and innovation'),
        ('youth', 5, '培育时代新人', 'Educating the young')
)
select
    f.field,
    f.place,
    case when $language = 'en' then f.en else f.zh end as field_name,
    count(t.talent_key) as people,
    count(t.talent_key) filter (where t.engagement_count > 0) as engaged,
    coalesce(sum(t.project_count), 0) as projects,
    case when $language = 'en' then format('{} of {} engaged', count(t.talent_key) filter (where t.engagement_count > 0), count(t.talent_key))
        else format('{}人，发挥作用{}人', count(t.talent_key), count(t.talent_key) filter (where t.engagement_count > 0)) end as people_text
from fields as f
left join talents as t on t.field = f.field and t.period = $as_of
group by f.field, f.place, f.zh, f.en
order by f.place
