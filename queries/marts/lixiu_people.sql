-- one row per living lixiu cadre and month, from the unit's last snapshot; is_ and has_ are null where nothing is said
with dated as (
    select r.*, max(r.snapshot_date) over (partition by r.unit_code, r.period) as last_snapshot_date
    from stg_lixiu_roster as r
    join units as u on u.unit_code = r.unit_code and not u.is_city
),
people as (
    select * from dated where snapshot_date = last_snapshot_date
),
reported as (
    select distinct unit_code, period from stg_service_record
),
contacts as (
    select
        p.snapshot_date,
        p.person_key,
        count(*) as contact_count,
        count(*) filter (where s.category = 'visit' and s.mode = 'home') as visit_count
    from people as p
    join stg_service_record as s
        on s.person_key = p.person_key
        and s.category in ('visit', 'call')
        and s.mode is distinct from 'gathering'
        and s.service_date between p.snapshot_date - p.contact_days and p.snapshot_date
    group by p.snapshot_date, p.person_key
)
select
    p.snapshot_date,
    p.period,
    p.person_key,
    p.unit_code,
    p.service_class,
    p.contact_days,
    p.plan_status,
    p.plan_date,
    p.list_item_count,
    case
        when p.plan_date is not null
            then p.plan_date between p.snapshot_date - interval 12 month and p.snapshot_date
        when p.plan_status is not null then false
    end as has_valid_plan,
    p.file_status = 'complete' as has_complete_file,
    case
        when coalesce(p.service_class, cast(p.contact_days as varchar)) is not null
            then coalesce(
                p.contact_days
                <= case p.service_class when 'focus' then 7 when 'regular' then 15 when 'routine' then 30 end,
                false
            )
    end as is_class_managed,
    p.has_care_team,
    p.list_item_count > 0 as has_service_list,
    p.has_red_record,
    p.guarantee = 'met' as has_guarantees,
    p.has_department and p.has_employer and p.has_street and p.has_care_institution
        and (p.has_family or p.family_reason is not null) as has_all_five_parties,
    case
        when r.period is not null and p.contact_days is not null then coalesce(c.contact_count, 0) > 0
    end as is_contacted_on_time,
    case
        when r.period is not null and p.contact_days is not null then coalesce(c.visit_count, 0) > 0
    end as is_visited_on_time,
    p.family_doctor = 'signed' as has_family_doctor,
    coalesce(p.living <> 'long_hospital', true)
        and coalesce(p.family_doctor <> 'not_applicable', true)
        and not p.lives_outside as needs_family_doctor,
    p.home_care = 'receiving' as has_home_care,
    coalesce(p.self_care in ('partial', 'disabled'), false)
        and coalesce(p.living in ('with_spouse', 'with_children', 'alone'), false)
        and coalesce(p.home_care <> 'refused', true) as needs_home_care,
    p.has_item_1,
    p.has_item_2,
    p.has_item_3,
    p.has_item_4,
    p.has_item_1 and p.has_item_2 and p.has_item_3 and p.has_item_4 as has_all_four_items
from people as p
left join contacts as c on c.snapshot_date = p.snapshot_date and c.person_key = p.person_key
left join reported as r on r.unit_code = p.unit_code and r.period = p.period
