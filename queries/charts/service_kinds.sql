-- one row per kind of service, or per provider: person-times of all units in twelve months; those under 5 go together with the next larger one
with kinds(split, kind, place, zh, en) as (
    values
        ('category', 'visit', 1, '走访慰问', 'Visits'),
        ('category', 'call', 2, '电话联系', 'Calls'),
        ('category', 'medical', 3, '医疗护理', 'Medical care'),
        ('category', 'housekeeping', 4, '家政照料', 'Housekeeping'),
        ('category', 'counselling', 5, '心理关爱', 'Care of the mind'),
        ('category', 'meals_bathing', 6, '助餐助浴', 'Meals and bathing'),
        ('category', 'haircut', 7, '理发', 'Haircuts'),
        ('category', 'study_at_home', 8, '学习送上门', 'Study at home'),
        ('category', 'culture', 9, '文体', 'Arts and sports'),
        ('category', 'request', 10, '诉求办理', 'Requests'),
        ('category', 'other', 11, '其他', 'Other services'),
        ('category', 'others', 12, '其余各类', 'All the rest'),
        ('provider', 'employer', 1, '管理单位', 'Employing units'),
        ('provider', 'street', 2, '街道（镇）、社区', 'Sub-districts and communities'),
        ('provider', 'department', 3, '职能部门', 'Departments'),
        ('provider', 'care', 4, '养老护理医疗机构', 'Care and medical providers'),
        ('provider', 'purchased', 5, '购买服务', 'Purchased services'),
        ('provider', 'volunteer', 6, '志愿者', 'Volunteers'),
        ('provider', 'family', 7, '家庭', 'Families'),
        ('provider', 'unknown', 8, '未填提供方', 'Not stated'),
        ('provider', 'others', 9, '其余各方', 'All others')
),
served as (
    select
        case when $split = 'provider' then coalesce(provider, 'unknown') else category end as kind,
        period,
        sum(person_times) as person_times
    from services
    where person_times is not null
        and ($split = 'provider' or category <> 'supplies')
        and period <= $as_of
        and period > last_day(cast($as_of as date) - interval 12 month)
    group by 1, period
),
summed as (
    select kind, sum(person_times) as person_times
    from served
    group by kind
),
placed as (
    select
        kind,
        person_times,
        count(*) filter (where person_times < 5) over () as small_count,
        row_number() over (order by person_times, kind) as smallness
    from summed
),
folded as (
    select
        case when small_count > 0 and smallness <= small_count + 1 then 'others' else kind end as kind,
        sum(person_times) as person_times
    from placed
    group by case when small_count > 0 and smallness <= small_count + 1 then 'others' else kind end
),
shared as (
    select
        p.kind,
        p.place,
        case when $language = 'en' then p.en else p.zh end as kind_name,
        cast(s.person_times as bigint) as person_times,
        cast(sum(s.person_times) over () as bigint) as total,
        s.person_times >= 5 as is_told
    from folded as s
    join kinds as p on p.split = $split and p.kind = s.kind
)
select
    kind,
    place,
    kind_name,
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
