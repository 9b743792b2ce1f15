"""What a refresh changed: files that came, went or differ, and the city's values that moved for months known before."""

from pathlib import Path

import pandas as pd

from almanac.tables import engine, history
from almanac.tables.engine import Connection

_FILES = """
    create table _changes as
    select
        coalesce(now.file, earlier.file) as file,
        coalesce(now.source, earlier.source) as source,
        case when earlier.file is null then 'added' when now.file is null then 'removed' else 'changed' end as change,
        cast(earlier.rows_loaded as bigint) as rows_before,
        cast(now.rows_loaded as bigint) as rows_after,
        coalesce(now.is_last_good, false) as is_last_good
    from _files as now
    full join earlier_files as earlier on earlier.file = now.file
    where now.sha256 is distinct from earlier.sha256 or now.status is distinct from earlier.status
"""
_VALUES = """
    create table _moved as
    select
        now.indicator, now.unit_code, now.as_of, now.part, now.numerator, now.denominator,
        earlier.numerator as before_numerator, earlier.denominator as before_denominator
    from measures as now
    join earlier_values as earlier using (indicator, unit_code, as_of, part)
    where now.unit_code in (select unit_code from units where is_city)
        and (
            abs(coalesce(now.numerator, 0) - coalesce(earlier.numerator, 0)) > 1e-6
            or abs(coalesce(now.denominator, 0) - coalesce(earlier.denominator, 0)) > 1e-6
        )
    order by now.as_of, now.indicator, now.part
"""
_EARLIER = {
    "earlier_files": "select file, source, status, sha256, rows_loaded from _files",
    "earlier_values": (
        "select indicator, unit_code, as_of, part, numerator, denominator from measures"
        " where unit_code in (select unit_code from units where is_city)"
    ),
}


def note_changes(connection: Connection, last: Path | None, label: dict[str, str]) -> None:
    """Adds `_changes` and `_moved`: against the last snapshot, where that one spoke of the same data.

    A sample is not what an office's own exports are compared with.
    """
    is_same = last is not None and history.manifest(last).get("label", {}) == label
    for name, sql in _EARLIER.items():
        found = engine.rows(engine.open_snapshot(last), sql) if last and is_same else None
        _register(connection, name, found)
    connection.execute(_FILES if is_same else f"{_FILES} and false")
    connection.execute(_VALUES)
    for name in _EARLIER:
        connection.unregister(name)


def _register(connection: Connection, name: str, found: pd.DataFrame | None) -> None:
    """What the last snapshot held, or the same columns without a row."""
    like = {"earlier_files": "_files", "earlier_values": "measures"}[name]
    connection.register(name, connection.execute(f"select * from {like} limit 0").df() if found is None else found)
