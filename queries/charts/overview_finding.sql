-- one row per headline indicator: the city in the month
select
    measures.indicator,
    measures.unit_code,
    measures.as_of,
    measures.part,
    measures.numerator,
    measures.denominator,
    measures.squares,
    measures.units_reported,
    tasks.item_count as items,
    tasks.on_schedule_count as items_good
from measures
left join task_months as tasks on tasks.task = '' and tasks.level = $level and tasks.period = $as_of
where measures.indicator in ('plan_coverage', 'branch_standard_rate')
    and measures.unit_code = $city
    and measures.part = ''
    and measures.as_of = $as_of
order by measures.indicator
