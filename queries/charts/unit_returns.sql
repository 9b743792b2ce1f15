-- one row per unit the viewer may see, in official order, then what names no unit: rows and files that go back
with all_units as (
    select count(*) = count(*) filter (where unit_code in $units) as is_everyone from units where not is_city
),
whole as (
    select '' as unit_code, count(*) as files
    from _files where status in ('refused', 'unrecognised') and file not in (select file from _returns)
),
returned as (
    select coalesce(unit_code, '') as unit_code, sum("rows") as row_count, count(distinct file) as files
    from _returns group by 1
)
select units.unit_code, units.sort_order, cast(coalesce(returned.row_count, 0) as bigint) as row_count, coalesce(returned.files, 0) as files
from units left join returned using (unit_code)
where units.unit_code in $units
union all by name
select '' as unit_code, 999 as sort_order, cast(coalesce(returned.row_count, 0) as bigint) as row_count, coalesce(returned.files, 0) + whole.files as files
from whole cross join all_units left join returned on returned.unit_code = ''
where is_everyone and coalesce(returned.files, 0) + whole.files > 0
order by sort_order
