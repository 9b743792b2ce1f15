-- warn: 示范支部最近一次考评未达标（摘牌前仍计为示范） / a demonstration branch failed its newest assessment; it counts as named until revoked
select branch_code, unit_code, period, level, score
from branches
where level in ('county_demo', 'city_demo', 'province_demo', 'national') and is_passed = false and not is_carried
