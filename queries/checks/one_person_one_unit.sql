-- warn: 同一人同月出现在两个板块的台账中，会被重复计算 / a person stands in two units' registers in one month and is counted twice
select period, person_key, count(distinct unit_code) as unit_count
from lixiu_people
group by period, person_key
having count(distinct unit_code) > 1
