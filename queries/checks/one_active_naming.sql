-- warn: 同一支部同一方案同一级别有两个有效命名 / a branch holds two valid namings of one scheme and level
select branch_code, scheme, level, count(*) as naming_count
from namings
where ended_date is null
group by branch_code, scheme, level
having count(*) > 1
