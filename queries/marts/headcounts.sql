-- one row per unit and month: the counts of its quarter, carried on for at most two quarters while the next is missing
with candidates as (
    select
        h.*,
        m.period,
        row_number() over (partition by h.unit_code, m.period order by h.quarter_end desc) as newness
    from stg_headcount as h
    join units as u on u.unit_code = h.unit_code and not u.is_city
    join months as m
        on m.period > last_day(h.quarter_end - interval 3 month)
        and m.period <= last_day(h.quarter_end + interval 6 month)
)
select
    unit_code,
    period,
    quarter_end,
    period > quarter_end as is_carried,
    lixiu_count,
    lixiu_party_count,
    lixiu_avg_age,
    tuixiu_count,
    tuixiu_party_count,
    tuixiu_le75_count,
    volunteer_count,
    team_count,
    project_count
from candidates
where newness = 1
