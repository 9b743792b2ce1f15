-- one row per kind of provider: person-times of service of all units in twelve months; those under 5 go together with the next larger one
with providers(provider, place, zh, en) as (
    values
        ('employer', 1, '管理单位', 'Employing units'),
        ('street', 2, '街道（镇）、社区', 'Sub-districts and communities'),
        ('department', 3, '职能部门', 'Departments'),
        ('care', 4, '养老护理医疗机构', 'Care and medical providers'),
        ('purchased', 5, '购买服务', 'Purchased services'),
        ('volunteer', 6, '志愿者', 'Volunteers'),
        ('family', 7, '家庭', 'Families'),
        ('unknown', 8, '未填提供方', 'Not stated'),
        ('others', 9, '其余各方', 'All others')
),
served as (
    select coalesce(provider, 'unknown') as provider, period, sum(person_times) as person_times
    from services
    where person_times is not null
        and period <= $as_of
        and period > last_day(cast($as_of as date) - interval 12 month)
    group by coalesce(provider, 'unknown'), period
),
summed as (
    select provider, sum(person_times) as person_times
    from served
    group by provider
),
placed as (
    select
        provider,
        person_times,
        count(*) filter (where person_times < 5) over () as small_count,
        row_number() over (order by person_times, provider) as smallness
    from summed
),
folded as (
    select
        case when small_count > 0 and smallness <= small_count + 1 then 'others' else provider end as provider,
        sum(person_times) as person_times
    from placed
    group by case when small_count > 0 and smallness <= small_count + 1 then 'others' else provider end
),
shared as (
    select
        p.provider,
        p.place,
        case when $language = 'en' then p.en else p.zh end as provider_name,
        cast(s.person_times as bigint) as person_times,
        cast(sum(s.person_times) over () as bigint) as total,
        s.person_times >= 5 as is_told
    from folded as s
    join providers as p on p.provider = s.provider
)
select
    provider,
    place,
    provider_name,
    case when is_told then person_times end as person_times,
    total,
    (select count(distinct period) from served) as month_count,
    case when is_told then 100e0 * person_times / nullif(total, 0) end as share,
    case
        when is_told then format('{:,}', person_times)
        when $language = 'en' then 'under 5'
        else '少于5'
    end as times_text,
    case when is_told then format('{:.1f}', 100e0 * person_times / nullif(total, 0)) else '' end as share_text,
    case
        when not is_told then case when $language = 'en' then 'under 5' else '少于5' end
        when $language = 'en' then format('{:,} ({:.1f}%)', person_times, 100e0 * person_times / total)
        else format('{:,}（{:.1f}%）', person_times, 100e0 * person_times / total)
    end as said
from shared
order by place
