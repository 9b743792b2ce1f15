-- one row per newest batch with a quota and stage, the city's own batch first: branches that came so far, beside the quota
with newest as (
    select scheme, level, max(batch_no) as batch_no
    from creation_stages
    where period = $as_of and quota is not null
    group by scheme, level
),
levels(level, level_order, zh, en, review_zh, review_en) as (
    values
    ('city', 1, '市级', 'City', '县级', 'county'),
    ('province', 2, '省级', 'Province', '市级', 'city'),
    ('county', 3, '县级', 'County', '县级', 'county'),
    ('national', 4, '全国', 'National', '省级', 'province')
),
schemes(scheme, title_zh, title_en) as (
    values ('demo_branch', '示范', 'models'), ('six_good', '六好示范', 'six-good models'), ('star', '星级', 'stars'), ('six_have', '达标创优', 'six-have')
),
reached as (
    select
        s.scheme,
        c.title_zh,
        c.title_en,
        l.level_order,
        l.zh,
        l.en,
        l.review_zh,
        l.review_en,
        s.batch_no,
        s.stage,
        s.stage_order,
        s.reached_count,
        s.passed_count,
        s.quota,
        max(s.stage_order) filter (where s.reached_count > 0) over (partition by s.scheme, s.level) as furthest,
        dense_rank() over (order by l.level_order, s.scheme) = 1 as is_lead
    from creation_stages as s
    join newest as n on n.scheme = s.scheme and n.level = s.level and n.batch_no = s.batch_no
    join levels as l on l.level = s.level
    join schemes as c on c.scheme = s.scheme
    where s.period = $as_of
)
select
    scheme,
    stage,
    stage_order,
    case
        when $language = 'en' then format('{} {}, batch {}', en, title_en, batch_no)
        when batch_no <= 10 then format('第{}批{}{}', substr('一二三四五六七八九十', cast(batch_no as integer), 1), zh, title_zh)
        else format('第{}批{}{}', batch_no, zh, title_zh)
    end as panel,
    case when $language = 'en' then en else zh end as level_words,
    case
        when $language = 'en' then format('Batch {}', batch_no)
        when batch_no <= 10 then format('第{}批', substr('一二三四五六七八九十', cast(batch_no as integer), 1))
        else format('第{}批', batch_no)
    end as batch_words,
    case
        when $language = 'en' then case stage
            when 'apply' then 'Applied' when 'nurture' then 'Nurtured' when 'self_review' then 'Self-assessed'
            when 'first_review' then format('First review ({})', review_en) when 'acceptance' then 'Acceptance'
            when 'public_notice' then 'Public notice' else 'Named' end
        else case stage
            when 'apply' then '申报' when 'nurture' then '培育创建' when 'self_review' then '支部自评'
            when 'first_review' then review_zh || '初审' when 'acceptance' then zh || '验收'
            when 'public_notice' then '公示' else '命名' end
    end as stage_words,
    case when stage_order <= furthest then reached_count end as reached_count,
    case when stage_order <= furthest then passed_count end as passed_count,
    case
        when stage_order > furthest then case when $language = 'en' then 'not due' else '未到' end
        when passed_count < reached_count and stage_order > 3 and $language = 'en' then format('{} ({} passed)', reached_count, passed_count)
        when passed_count < reached_count and stage_order > 3 then format('{}（通过{}）', reached_count, passed_count)
        else cast(reached_count as varchar)
    end as count_words,
    case when $language = 'en' then 'not reached yet' else '未到环节' end as remark,
    quota,
    case when $language = 'en' then format('quota {}', cast(quota as bigint)) else format('名额{}个', cast(quota as bigint)) end as quota_words,
    stage = 'acceptance' as is_chosen,
    is_lead
from reached
order by level_order, scheme, stage_order
