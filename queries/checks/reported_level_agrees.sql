-- warn: 台账填报的当前等级与按考评、命名推算的等级不符（按推算计） / the register's level differs from the one that follows from assessments and namings, which counts
select branch_code, unit_code, period, reported_level, level as computed_level
from branches
where not is_carried and reported_level is not null and reported_level <> level
