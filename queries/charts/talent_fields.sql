-- one row per main field of the pool: people in it, and how many of them were engaged this year; no numbers where nobody reported the pool
with fields(field, place, zh, en) as (
    values
        ('party', 1, '助力党的建设', 'Party building'),
        ('rural', 2, '乡村振兴', 'Rural revitalization'),
        ('governance', 3, '基层治理', 'Grassroots governance'),
        ('science', 4, '科技创新', 'Science and innovation'),
        ('youth', 5, '培育时代新人', 'Educating the young')
),
counted as (
    select
        field,
        count(*) as people,
        count(*) filter (where engagement_count > 0) as engaged,
        sum(project_count) as projects
    from talents
    where period = $as_of
    group by field
),
known as (
    select
        f.*,
        case when (select count(*) from counted) > 0 then coalesce(c.people, 0) end as people,
        case when (select count(*) from counted) > 0 then coalesce(c.engaged, 0) end as engaged,
        case when (select count(*) from counted) > 0 then coalesce(c.projects, 0) end as projects
    from fields as f
    left join counted as c on c.field = f.field
)
select
    field,
    place,
    case when $language = 'en' then en else zh end as field_name,
    people,
    engaged,
    projects,
    case
        when people is null then null
        when $language = 'en' then format('{} of {} engaged', engaged, people)
        else format('{}人，发挥作用{}人', people, engaged)
    end as people_text
from known
order by place
