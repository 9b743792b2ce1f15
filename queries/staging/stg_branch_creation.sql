-- one row per stage event of a branch on its way to a demonstration title
select
    event_id,
    branch_code,
    scheme,
    level,
    batch_no,
    stage,
    stage_date,
    last_day(stage_date) as period,
    result = 'passed' as is_passed,
    result,
    doc_no,
    note,
    _file,
    _line
from branch_creation
