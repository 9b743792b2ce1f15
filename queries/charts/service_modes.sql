-- one row per way of serving and month: person-times of service of all units in the twelve months up to the one chosen
with served as (
    select period, coalesce(mode, 'unknown') as mode, sum(person_times) as person_times
    from services
    where person_times is not null
        and period <= $as_of
        and period > last_day(cast($as_of as date) - interval 12 month)
    group by period, coalesce(mode, 'unknown')
),
totals as (
    select period, sum(person_times) as total
    from served
    group by period
),
modes as (
    select mode, place, name_zh, name_en
    from (
        values
            ('home', 1, '上门', 'At home'),
            ('phone', 2, '电话', 'By phone'),
            ('online', 3, '线上', 'Online'),
            ('gathering', 4, '集中', 'In groups'),
            ('unknown', 5, '未填方式', 'Not stated')
    ) as named(mode, place, name_zh, name_en)
    where mode in (select mode from served)
),
in_both as (
    select unit_code
    from services
    where period in ($before, $as_of) and person_times is not null
    group by unit_code
    having count(distinct period) = 2
),
alike as (
    select
        100e0 * sum(person_times) filter (where period = $as_of and mode in ('phone', 'online'))
        / nullif(sum(person_times) filter (where period = $as_of), 0) as remote_alike,
        100e0 * coalesce(sum(person_times) filter (where period = $before and mode in ('phone', 'online')), 0)
        / nullif(sum(person_times) filter (where period = $before), 0) as remote_before
    from services
    join in_both using (unit_code)
    where period in ($before, $as_of)
)
select
    totals.period as as_of,
    modes.mode,
    modes.place,
    cast(coalesce(served.person_times, 0) as bigint) as person_times,
    cast(totals.total as bigint) as total,
    case when $language = 'en' then modes.name_en else modes.name_zh end as name,
    format('{:,}', cast(coalesce(served.person_times, 0) as bigint)) as label,
    format('{:.1f}', 100e0 * coalesce(served.person_times, 0) / totals.total) as share,
    case when $language = 'en' then strftime(totals.period, '%B %Y') else strftime(totals.period, '%Y年%-m月') end as month,
    100e0 * coalesce(sum(served.person_times) filter (where modes.mode in ('phone', 'online')) over (partition by totals.period), 0)
    / totals.total as remote,
    coalesce(alike.remote_alike, 0) as remote_alike,
    alike.remote_before
from totals
cross join modes
cross join alike
left join served on served.period = totals.period and served.mode = modes.mode
where totals.total > 0
order by totals.period, modes.place
