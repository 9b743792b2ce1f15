-- warn: 离休干部数与“一人一策”台账同季最后一次快照的人数不符 / the headcount differs from the register's last snapshot of the quarter
with counted as (
    select unit_code, period, max(snapshot_date) as snapshot_date, count(*) as roster_count
    from lixiu_people
    group by unit_code, period
),
paired as (
    select
        h.unit_code,
        h.quarter_end,
        h.lixiu_count,
        c.snapshot_date,
        c.roster_count,
        row_number() over (partition by h.unit_code, h.quarter_end order by c.period desc) as newness
    from stg_headcount as h
    join counted as c
        on c.unit_code = h.unit_code
        and c.period > last_day(h.quarter_end - interval 3 month)
        and c.period <= h.quarter_end
)
select unit_code, quarter_end, lixiu_count, snapshot_date, roster_count
from paired
where newness = 1 and lixiu_count <> roster_count
