-- one row per unit and quarter
select
    period as quarter_end,
    unit_code,
    lixiu_n as lixiu_count,
    lixiu_party_n as lixiu_party_count,
    lixiu_attrition as lixiu_attrition_count,
    lixiu_avg_age,
    tuixiu_n as tuixiu_count,
    tuixiu_party_n as tuixiu_party_count,
    tuixiu_le75_n as tuixiu_le75_count,
    new_retired_n as new_retired_count,
    honour_retired_n as honour_retired_count,
    volunteers_n as volunteer_count,
    teams_n as team_count,
    projects_n as project_count,
    _file,
    _line
from headcount
