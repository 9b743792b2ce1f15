-- stop: 指标的分子或分母为负数 / an indicator has a negative numerator or denominator
select indicator, unit_code, period, part, numerator, denominator
from indicators
where numerator < 0 or denominator < 0
