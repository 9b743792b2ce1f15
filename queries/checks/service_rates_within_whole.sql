-- stop: 服务覆盖类比率的分子大于分母 / a rate of service coverage counts more than its whole
select indicator, unit_code, period, part, numerator, denominator
from indicators
where numerator > denominator
    and indicator in (
        'plan_coverage', 'file_complete', 'care_team_coverage', 'five_party_rate', 'contact_ontime', 'list_delivery',
        'family_doctor_rate', 'home_care_rate', 'three_have_rate', 'request_close_rate', 'satisfaction',
        'class_managed', 'list_made', 'red_record_rate', 'guarantee_rate'
    )
