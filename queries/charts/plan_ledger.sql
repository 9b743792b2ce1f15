-- one row per line of the ledger: what plan coverage was, what changed it person by person, what it is
with lines as (
    select
        changes.*,
        ledger.line,
        ledger.place,
        ledger.line in ('before', 'now') as is_end,
        case when ledger.line = 'before' then date_before else date_now end as dated,
        case when ledger.line = 'before' then before_period else period end as closes,
        coalesce(year(date_before) <> year(date_now), false) as spans_years,
        case ledger.line
            when 'before' then value_before
            when 'renewed' then from_renewed
            when 'lapsed' then from_lapsed
            when 'people' then from_people
            else value_now
        end as amount
    from plan_changes as changes
    cross join (values (1, 'before'), (2, 'renewed'), (3, 'lapsed'), (4, 'people'), (5, 'now')) as ledger(place, line)
    where changes.period = $as_of
        and changes.before_period
            = last_day(cast($as_of as date) - case when $compare = 'year' then interval 12 month else interval 1 month end)
        and (changes.listed_before > 0 or ledger.line = 'now')
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
from lines
order by place
