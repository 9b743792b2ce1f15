-- one row per month and the month one or twelve before it: the city's plan coverage in both, and what changed it, person by person, as displayed
with reported as (
    select
        unit_code,
        period,
        count(*) filter (where has_valid_plan) as covered,
        count(*) as listed,
        max(snapshot_date) as snapshot_date
    from lixiu_people
    group by unit_code, period
    having count(has_valid_plan) > 0
),
pairs as (
    select distinct period, last_day(period - interval 1 month) as before_period from reported
    union all
    select distinct period, last_day(period - interval 1 year) as before_period from reported
),
sides as (
    select period, before_period, period as side_period, true as is_now from pairs
    union all
    select period, before_period, before_period as side_period, false as is_now from pairs
),
units_of_both as (
    select s.period, s.before_period, r.unit_code, count(*) as side_count
    from sides as s
    join reported as r on r.period = s.side_period
    group by s.period, s.before_period, r.unit_code
),
agreeing as (
    select period, before_period, bool_or(side_count = 1) as units_differ
    from units_of_both
    group by period, before_period
),
ends as (
    select
        s.period,
        s.before_period,
        max(r.snapshot_date) filter (where not s.is_now) as date_before,
        max(r.snapshot_date) filter (where s.is_now) as date_now,
        sum(r.covered) filter (where not s.is_now) as covered_before,
        sum(r.listed) filter (where not s.is_now) as listed_before,
        sum(r.covered) filter (where s.is_now) as covered,
        sum(r.listed) filter (where s.is_now) as listed
    from sides as s
    join reported as r on r.period = s.side_period
    group by s.period, s.before_period
),
people as (
    select
        s.period,
        s.before_period,
        p.person_key,
        bool_or(s.is_now) as is_listed,
        bool_or(not s.is_now) as was_listed,
        coalesce(bool_or(p.has_valid_plan) filter (where s.is_now), false) as is_covered,
        coalesce(bool_or(p.has_valid_plan) filter (where not s.is_now), false) as was_covered
    from sides as s
    join lixiu_people as p on p.period = s.side_period
    join reported as r on r.unit_code = p.unit_code and r.period = p.period
    group by s.period, s.before_period, p.person_key
),
work as (
    select
        period,
        before_period,
        count(*) filter (where was_listed and is_covered and not was_covered) as renewed,
        count(*) filter (where is_listed and was_covered and not is_covered) as lapsed
    from people
    group by period, before_period
),
exact as (
    select
        e.*,
        a.units_differ,
        w.renewed,
        w.lapsed,
        100e0 * e.covered_before / e.listed_before as value_before,
        100e0 * e.covered / e.listed as value_now,
        100e0 * w.renewed / e.listed as from_renewed,
        -100e0 * w.lapsed / e.listed as from_lapsed,
        100e0 * (e.covered - w.renewed + w.lapsed) / e.listed - 100e0 * e.covered_before / e.listed_before as from_people
    from ends as e
    join work as w on w.period = e.period and w.before_period = e.before_period
    join agreeing as a on a.period = e.period and a.before_period = e.before_period
),
rounded as (
    select
        *,
        cast(format('{:.1f}', value_before) as double) as shown_before,
        cast(format('{:.1f}', value_now) as double) as shown_now,
        cast(format('{:.1f}', from_renewed) as double) as shown_renewed,
        cast(format('{:.1f}', from_lapsed) as double) as shown_lapsed,
        cast(format('{:.1f}', from_people) as double) as shown_people,
        case
            when abs(from_renewed) >= abs(from_lapsed) and abs(from_renewed) >= abs(from_people) then 'renewed'
            when abs(from_lapsed) >= abs(from_people) then 'lapsed'
            else 'people'
        end as largest
    from exact
),
left_over as (
    select *, shown_now - shown_before - shown_renewed - shown_lapsed - shown_people as remainder
    from rounded
)
-- the rounding remainder goes to the largest of the three
select
    period,
    before_period,
    date_before,
    date_now,
    units_differ,
    covered_before,
    listed_before,
    covered,
    listed,
    renewed,
    lapsed,
    shown_before as value_before,
    shown_now as value_now,
    round(case when largest = 'renewed' then shown_renewed + remainder else shown_renewed end, 1) as from_renewed,
    round(case when largest = 'lapsed' then shown_lapsed + remainder else shown_lapsed end, 1) as from_lapsed,
    round(case when largest = 'people' then shown_people + remainder else shown_people end, 1) as from_people
from left_over
