-- one row: branches of the city that have studied every compulsory topic in force, and the theme days of the month
select
    t.branches,
    t.studied,
    t.topics,
    m.numerator as theme_days,
    m.denominator as branch_months,
    m.units_reported,
    (select count(*) from units where not is_city) as unit_count
from (
    select count(*) as branches, count(*) filter (where done) as studied, max(topics) as topics
    from (
        select branch_code, bool_and(is_studied) as done, count(*) as topics
        from topic_branches
        where period = $as_of
        group by branch_code
    ) as each_branch
) as t
left join measures as m
    on m.indicator = 'theme_day_rate' and m.unit_code = $city and m.as_of = $as_of and m.part = ''
