-- one row per unit, month and part: living lixiu cadres with all four items met, of all; then each item by itself
with items as (
    select unit_code, period, '' as part, has_all_four_items as is_met from lixiu_people
    union all
    select unit_code, period, 'item_1' as part, has_item_1 as is_met from lixiu_people
    union all
    select unit_code, period, 'item_2' as part, has_item_2 as is_met from lixiu_people
    union all
    select unit_code, period, 'item_3' as part, has_item_3 as is_met from lixiu_people
    union all
    select unit_code, period, 'item_4' as part, has_item_4 as is_met from lixiu_people
)
select
    unit_code,
    period,
    part,
    count(*) filter (where is_met) as numerator,
    count(*) as denominator
from items
group by unit_code, period, part
having count(is_met) > 0
