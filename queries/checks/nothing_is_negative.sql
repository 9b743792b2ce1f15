-- stop: 指标的分子或分母为负数 / an indicator has a negative numerator or denominator
-- a schedule gap is a difference, and is negative behind the plan
select indicator, unit_code, period, part, numerator, denominator
from indicators
where (numerator < 0 and indicator <> 'schedule_gap') or denominator < 0
