-- one row per month, unit and module of the platform
select
    last_day(month) as period,
    unit_code,
    module,
    registered as registered_count,
    mau as active_count,
    visits as visit_count,
    posts as post_count,
    column_posts as column_post_count,
    received as received_count,
    closed as closed_count,
    close_hours,
    mau_85 as active_85_count,
    _file,
    _line
from platform_monthly
