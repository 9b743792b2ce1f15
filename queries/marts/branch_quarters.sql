-- one row per branch and quarter that is over and that its unit reported in full: the meetings and theme days held in it
with quarters as (
    select period
    from months
    where month(period) in (3, 6, 9, 12)
        and (period < (select max(period) from months) or data_until > period - interval 7 day)
),
reported as (
    select r.unit_code, q.period
    from quarters as q
    join reports as r
        on r.source = 'activity'
        and r.is_reported
        and r.period > last_day(q.period - interval 3 month)
        and r.period <= q.period
    group by r.unit_code, q.period
    having count(*) = 3
)
select
    b.branch_code,
    b.unit_code,
    b.period,
    count(a.period) filter (where a.theme_day_count > 0) as theme_day_months,
    cast(coalesce(sum(a.members_meeting_count), 0) as bigint) as members_meeting_count,
    cast(coalesce(sum(a.party_lecture_count), 0) as bigint) as party_lecture_count,
    cast(coalesce(sum(a.committee_meeting_count), 0) as bigint) as committee_meeting_count,
    cast(coalesce(sum(a.group_meeting_count), 0) as bigint) as group_meeting_count
from branches as b
join reported as r on r.unit_code = b.unit_code and r.period = b.period
left join branch_activities as a
    on a.branch_code = b.branch_code
    and a.period > last_day(b.period - interval 3 month)
    and a.period <= b.period
where b.is_in_scope
group by b.branch_code, b.unit_code, b.period
