-- stop: 同一支部同月出现两次，支部类比率会重复计算 / a branch stands twice in a month and every branch rate would count it twice
select branch_code, period, count(*) as row_count
from branches
group by branch_code, period
having count(*) > 1
