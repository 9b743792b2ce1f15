-- one row: the pool of the units that have sent it, those engaged this year, and the think tank
select
    count(*) as people,
    count(*) filter (where engagement_count > 0) as engaged,
    count(*) filter (where is_in_think_tank) as in_think_tank,
    sum(project_count) as projects,
    sum(advice_count) as advice,
    sum(adopted_count) as adopted,
    count(distinct unit_code) as units_reported,
    (select count(*) from units where not is_city) as unit_count
from talents
where period = $as_of
