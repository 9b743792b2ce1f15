-- one row: the city's branches at the standard in the month, and in words how far the newest batches with a quota have come
with newest as (
    select scheme, level, max(batch_no) as batch_no
    from creation_stages
    where period = $as_of and quota is not null
    group by scheme, level
),
batches as (
    select
        s.scheme,
        s.level,
        s.batch_no,
        max(s.quota) as quota,
        max(s.stage_order) filter (where s.reached_count > 0) as furthest,
        max(s.reached_count) filter (where s.stage = 'apply') as applied,
        max(s.passed_count) filter (where s.stage = 'first_review') as reviewed,
        max(s.passed_count) filter (where s.stage = 'acceptance') as accepted,
        max(s.passed_count) filter (where s.stage = 'naming') as named
    from creation_stages as s
    join newest as n on n.scheme = s.scheme and n.level = s.level and n.batch_no = s.batch_no
    where s.period = $as_of
    group by s.scheme, s.level, s.batch_no
),
worded as (
    select
        *,
        case level when 'city' then 1 when 'province' then 2 when 'county' then 3 else 4 end as level_order,
        case
            when $language = 'en' then case level when 'city' then 'City' when 'province' then 'Province' when 'county' then 'County' else 'National' end
            else case level when 'city' then '市级' when 'province' then '省级' when 'county' then '县级' else '全国' end
        end as level_words,
        case
            when $language = 'en' then format('batch {}', batch_no)
            when batch_no <= 10 then '第' || substr('一二三四五六七八九十', cast(batch_no as integer), 1) || '批'
            else format('第{}批', batch_no)
        end as batch_words,
        case
            when $language = 'en' then case furthest
                when 1 then 'application' when 2 then 'nurture' when 3 then 'self-assessment' when 4 then 'first review'
                when 5 then 'acceptance' when 6 then 'public notice' else 'naming' end
            else case furthest
                when 1 then '申报' when 2 then '培育创建' when 3 then '支部自评' when 4 then '初审'
                when 5 then '验收' when 6 then '公示' else '命名' end
        end as stage_words,
        case
            when named > 0 and $language = 'en' then format('{} named', named)
            when named > 0 then format('已命名{}个', named)
            when accepted > 0 and $language = 'en' then format('{} accepted', accepted)
            when accepted > 0 then format('已通过验收{}个', accepted)
            when reviewed > 0 and $language = 'en' then format('{} past the first review', reviewed)
            when reviewed > 0 then format('已通过初审{}个', reviewed)
            when $language = 'en' then format('{} applied', applied)
            else format('已申报{}个', applied)
        end as count_words
    from batches
),
said as (
    select
        arg_min(batch_words, level_order) as batch,
        arg_min(stage_words, level_order) as stage,
        arg_min(named >= quota, level_order) as is_complete,
        string_agg(
            case
                when $language = 'en' then format('{} {}: quota {}, {}', level_words, batch_words, cast(quota as bigint), count_words)
                else format('{}{}名额{}个，{}', level_words, batch_words, cast(quota as bigint), count_words)
            end,
            case when $language = 'en' then '; ' else '；' end
            order by level_order
        ) as batches_said
    from worded
)
select
    'branch_standard_rate' as indicator,
    cast($city as varchar) as unit_code,
    cast($as_of as date) as as_of,
    measures.numerator,
    measures.denominator,
    measures.units_reported,
    (select count(*) from units where not is_city) as unit_count,
    said.batch,
    said.stage,
    said.is_complete,
    said.batches_said
from said
left join measures
    on measures.indicator = 'branch_standard_rate'
    and measures.unit_code = $city
    and measures.as_of = $as_of
    and measures.part = ''
