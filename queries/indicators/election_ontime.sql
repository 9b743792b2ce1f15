-- one row per unit and register: branches re-elected within three months of their due date, of those due and decided
with elections as (
    select
        unit_code,
        period,
        snapshot_date,
        election_due_date,
        coalesce(
            last_election_date between election_due_date - interval 3 month and election_due_date + interval 3 month, false
        ) as is_on_time
    from branches
    where not is_carried and is_election_due and election_due_date <= snapshot_date
)
select
    unit_code,
    period,
    count(*) filter (where is_on_time) as numerator,
    count(*) as denominator
from elections
where is_on_time or election_due_date + interval 3 month < snapshot_date
group by unit_code, period
