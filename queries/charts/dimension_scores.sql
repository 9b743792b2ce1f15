-- one row per unit the viewer may see, then the city, and dimension: share of points lost in each branch's newest accepted assessment
with dimensions(dimension, dimension_order, zh, en) as (
    values
    ('org_setup', 1, '组织设置', 'Set-up'),
    ('leadership', 2, '班子建设', 'Leadership'),
    ('membership', 3, '党员队伍', 'Members'),
    ('study_life', 4, '学习活动', 'Study'),
    ('role_play', 5, '作用发挥', 'Role'),
    ('system', 6, '制度坚持', 'System')
),
pieces as (
    select unit_code, dimension, branch_count, accepted_points, self_points, full_points
    from dimension_scores
    where period = $as_of
    union all
    select cast($city as varchar) as unit_code, dimension, branch_count, accepted_points, self_points, full_points
    from dimension_scores
    where period = $as_of
),
points as (
    select
        unit_code,
        dimension,
        sum(branch_count) as branch_count,
        sum(accepted_points) as accepted_points,
        sum(self_points) as self_points,
        sum(full_points) as full_points,
        100 * (1 - sum(accepted_points) / sum(full_points)) as lost,
        rank() over (partition by unit_code order by round(100 * (1 - sum(accepted_points) / sum(full_points)), 1) desc) as place,
        rank() over (partition by unit_code order by round(100 * (1 - sum(accepted_points) / sum(full_points)), 1)) as place_from_best
    from pieces
    group by unit_code, dimension
)
select
    units.unit_code,
    units.is_ranked,
    units.is_city,
    units.sort_order,
    dimensions.dimension,
    dimensions.dimension_order,
    case when $language = 'en' then dimensions.en else dimensions.zh end as dimension_words,
    points.branch_count,
    points.accepted_points,
    points.self_points,
    points.full_points,
    points.place,
    points.place_from_best,
    case when points.branch_count >= 10 then points.lost end as lost,
    case
        when points.branch_count >= 10 then format('{:.1f}', points.lost)
        when points.branch_count > 0 then '–'
    end as lost_words,
    case
        when points.branch_count >= 10 then 'compare'
        when points.branch_count > 0 then 'hidden'
        else 'missing'
    end as shown
from units
cross join dimensions
left join points on points.unit_code = units.unit_code and points.dimension = dimensions.dimension
where units.unit_code in $units or units.is_city
order by units.sort_order, dimensions.dimension_order
