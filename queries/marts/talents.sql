-- one row per talent in the pool and month: its unit's newest register, which stands for three months (an undated one for the newest month)
with dated as (
    select
        t.*,
        coalesce(t.period, (select max(period) from months)) as register_period
    from stg_talent_pool as t
),
standing as (
    select
        d.*,
        m.period as standing_period,
        max(d.register_period) over (partition by d.unit_code, m.period) as unit_newest,
        row_number() over (partition by d.talent_key, m.period order by d.register_period desc, d.snapshot_date desc) as newness
    from dated as d
    join units as u on u.unit_code = d.unit_code and not u.is_city
    join months as m on m.period >= d.register_period and m.period < last_day(d.register_period + interval 3 month)
)
select
    talent_key,
    unit_code,
    standing_period as period,
    snapshot_date,
    field,
    specialty,
    entered_date,
    is_in_think_tank,
    coalesce(engagement_count, 0) as engagement_count,
    coalesce(project_count, 0) as project_count,
    coalesce(advice_count, 0) as advice_count,
    coalesce(adopted_count, 0) as adopted_count
from standing
where newness = 1 and register_period = unit_newest and status = 'active'
