-- warn: 同一人才同一季度在两个板块 / one talent stands in two units in the same quarter
select talent_key, period, count(distinct unit_code) as units
from stg_talent_pool
group by talent_key, period
having count(distinct unit_code) > 1
