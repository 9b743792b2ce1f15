-- one row per line of the ledger: what plan coverage was, what changed it person by person, what it is
with counted as (
    select
        measures.unit_code,
        measures.as_of,
        units.is_city,
        measures.numerator,
        measures.denominator
    from measures
    join units using (unit_code)
    where measures.indicator = 'plan_coverage'
        and measures.part = ''
        and measures.as_of in ($before, $as_of)
),
ends as (
    select
        max(numerator) filter (where is_city and as_of = $before) as covered_before,
        max(denominator) filter (where is_city and as_of = $before) as listed_before,
        max(numerator) filter (where is_city and as_of = $as_of) as covered,
        max(denominator) filter (where is_city and as_of = $as_of) as listed
    from counted
),
reporting as (
    select count(*) > 0 as units_differ
    from (select unit_code from counted where not is_city group by unit_code having count(*) = 1) as in_one_only
),
people as (
    select
        l.person_key,
        max(l.snapshot_date) filter (where l.period = $before) as day_before,
        max(l.snapshot_date) filter (where l.period = $as_of) as day,
        coalesce(bool_or(l.has_valid_plan) filter (where l.period = $before), false) as was_covered,
        coalesce(bool_or(l.has_valid_plan) filter (where l.period = $as_of), false) as is_covered
    from lixiu_people as l
    join counted on counted.unit_code = l.unit_code and counted.as_of = l.period
    group by l.person_key
),
work as (
    select
        max(day_before) as day_before,
        max(day) as day,
        count(*) filter (where day_before is not null and is_covered and not was_covered) as renewed,
        count(*) filter (where day is not null and was_covered and not is_covered) as lapsed
    from people
),
exact as (
    select
        *,
        100e0 * covered_before / listed_before as value_before,
        100e0 * covered / listed as value,
        100e0 * renewed / listed as from_renewed,
        -100e0 * lapsed / listed as from_lapsed,
        100e0 * (covered - renewed + lapsed) / listed - 100e0 * covered_before / listed_before as from_people
    from ends
    cross join work
    cross join reporting
    where listed > 0
),
lines as (
    select
        *,
        line in ('before', 'now') as is_end,
        case when line = 'before' then day_before else day end as dated,
        cast(case when line = 'before' then $before else $as_of end as date) as closes,
        coalesce(year(day_before) <> year(day), false) as spans_years,
        case line
            when 'before' then value_before
            when 'renewed' then from_renewed
            when 'lapsed' then from_lapsed
            when 'people' then from_people
            else value
        end as exact_amount
    from exact
    cross join (values (1, 'before'), (2, 'renewed'), (3, 'lapsed'), (4, 'people'), (5, 'now')) as ledger(place, line)
    where listed_before > 0 or line = 'now'
),
rounded as (
    select
        *,
        cast(format('{:.1f}', exact_amount) as double) as rounded_amount,
        row_number() over (partition by is_end order by abs(exact_amount) desc, place) as by_size
    from lines
),
left_over as (
    select
        *,
        max(rounded_amount) filter (where line = 'now') over ()
        - max(rounded_amount) filter (where line = 'before') over ()
        - sum(rounded_amount) filter (where not is_end) over () as remainder
    from rounded
),
settled as (
    select
        *,
        cast(
            format('{:.1f}', rounded_amount + case when by_size = 1 and not is_end then remainder else 0 end) as double
        ) as amount
    from left_over
)
select
    line,
    place,
    units_differ,
    amount,
    listed,
    listed_before,
    case line when 'before' then 'start' when 'now' then 'end' else 'step' end as mark,
    case when line = 'people' then 'neutral' end as tone,
    case
        when is_end and $language = 'en'
            then case when dated < closes then strftime(dated, '%-d %B') else strftime(dated, 'End of %B') end
                || case when spans_years then strftime(dated, ' %Y') else '' end
        when is_end
            then case when spans_years then strftime(dated, '%Y年') else '' end
                || case when dated < closes then strftime(dated, '%-m月%-d日') else strftime(dated, '%-m月末') end
        when line = 'renewed' then case when $language = 'en' then 'Made or renewed' else '新制定、更新方案' end
        when line = 'lapsed' then case when $language = 'en' then 'Expired' else '方案到期未更新' end
        when units_differ then case when $language = 'en' then 'Reports and register' else '报送和人员变动' end
        else case when $language = 'en' then 'Register (base)' else '人员变动（分母）' end
    end as step,
    case
        when is_end then format('{:.1f}%', amount)
        when amount > 0 then format('＋{:.1f}', amount)
        when amount < 0 then format('－{:.1f}', -amount)
        else '0.0'
    end as label,
    case line
        when 'before' then format('{:,}/{:,}', cast(covered_before as bigint), cast(listed_before as bigint))
        when 'renewed' then format('{:,}', renewed)
        when 'lapsed' then format('{:,}', lapsed)
        when 'now' then format('{:,}/{:,}', cast(covered as bigint), cast(listed as bigint))
        else ''
    end as people
from settled
order by place
