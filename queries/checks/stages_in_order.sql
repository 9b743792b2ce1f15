-- warn: 同一批次中后一环节的通过日期早于前一环节 / in one batch a stage was passed before the stage it follows
with passed(branch_code, scheme, level, batch_no, stage_order, passed_date) as (
    select
        branch_code,
        scheme,
        level,
        batch_no,
        case stage
            when 'apply' then 1
            when 'nurture' then 2
            when 'self_review' then 3
            when 'first_review' then 4
            when 'acceptance' then 5
            when 'public_notice' then 6
            when 'naming' then 7
            when 'review' then 8
        end,
        min(stage_date)
    from stg_branch_creation
    where is_passed and stage not in ('rectify', 'revoke', 'exit')
    group by branch_code, scheme, level, batch_no, stage
),
neighbours as (
    select
        *,
        lag(passed_date) over (partition by branch_code, scheme, level, batch_no order by stage_order) as before_date
    from passed
)
select branch_code, scheme, level, batch_no, stage_order, before_date, passed_date
from neighbours
where passed_date < before_date
