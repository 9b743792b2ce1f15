"""What a refresh changed: files that came, went or differ, and values that are no longer what they were."""

from pathlib import Path

import pandas as pd

from almanac.tables import engine, history
from almanac.tables.engine import Connection

_FILES = """
    create table _file_changes as
    select
        coalesce(now.file, old.file) as file,
        coalesce(now.source, old.source) as source,
        case
            when now.file is null then 'removed'
            when now.is_last_good then 'kept'
            when now.status not in ('accepted', 'accepted_with_findings') then 'refused'
            when old.file is null then 'added'
            when now.sha256 is distinct from old.sha256 then 'changed'
            else 'unchanged'
        end as change,
        coalesce(cast(old.rows_loaded as bigint), 0) as rows_before,
        coalesce(cast(now.rows_loaded as bigint), 0) as rows_after
    from _files as now
    full join files_before as old on old.file = now.file
"""
_KEY = "indicator, unit_code, period, part"
_VALUES = f"""
    select {_KEY}, numerator, denominator from indicators
    union all
    select indicator, (select unit_code from units where is_city), period, part, numerator, denominator
    from city_indicators where indicator not in (
        select indicator from indicators where unit_code in (select unit_code from units where is_city)
    )
"""
_CHANGES = f"""
    create table _changes as
    select {_KEY}, old.numerator as numerator_before, old.denominator as denominator_before,
        now.numerator as numerator_after, now.denominator as denominator_after
    from ({_VALUES}) as now full join values_before as old using ({_KEY})
    where now.numerator is distinct from old.numerator or now.denominator is distinct from old.denominator
    order by all
"""


def note_changes(connection: Connection, last: Path | None, label: dict[str, str]) -> None:
    """Adds `_file_changes` and `_changes`: against the last snapshot, where that one spoke of the same data.

    A sample is not what an office's own exports are compared with.
    """
    is_same = last is not None and history.manifest(last).get("label", {}) == label
    files = _before(connection, last if is_same else None, "select * from _files", "select * from _files limit 0")
    values = _before(connection, last if is_same else None, _VALUES, _VALUES)
    for name, found, sql in (("files_before", files, _FILES), ("values_before", values, _CHANGES)):
        connection.register(name, found)
        connection.execute(sql)
        connection.unregister(name)


def _before(connection: Connection, last: Path | None, sql: str, otherwise: str) -> pd.DataFrame:
    """What the last snapshot held; without one, what makes nothing look changed."""
    return engine.rows(engine.open_snapshot(last), sql) if last else connection.execute(otherwise).df()
