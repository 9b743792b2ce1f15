-- one row per shared site
select
    site_code,
    site_name,
    unit_code,
    site_type,
    opened_on as opened_date,
    status,
    branches_served as branch_served_count,
    capacity,
    _file,
    _line
from shared_site
