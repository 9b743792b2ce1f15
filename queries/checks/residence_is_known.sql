-- warn: 居住地既不是板块，也不是市外，按在本市居住计 / a residence that is neither a unit nor outside counts as in the city
select r.unit_code, r.snapshot_date, r.person_key, r.reside_unit, r._file, r._line
from stg_lixiu_roster as r
left join units as u
    on r.reside_unit = u.unit_code
    or contains(u.name, r.reside_unit)
    or contains(r.reside_unit, u.short_name)
where r.reside_unit is not null and not r.lives_outside and u.unit_code is null
