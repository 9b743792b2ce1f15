-- one row per unit, month and level: branches that stand there, and how many of them are in scope of the rate
select
    unit_code,
    period,
    level,
    case level
        when 'unrated' then 1
        when 'below' then 2
        when 'standard' then 3
        when 'county_demo' then 4
        when 'city_demo' then 5
        when 'province_demo' then 6
        when 'national' then 7
    end as level_order,
    count(*) as branch_count,
    count(*) filter (where is_in_scope) as in_scope_count
from branches
group by unit_code, period, level
