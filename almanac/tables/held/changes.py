"""What a refresh changed: files that came, went, changed or were held back, and indicators with other values."""

from collections.abc import Sequence
from typing import Any

import pyarrow as pa

from almanac.exports.judge import Reading
from almanac.exports.results import Finding
from almanac.tables import engine
from almanac.tables.engine import Connection
from almanac.tables.held.past import Past
from almanac.tables.held.sources import Stock
from almanac.tables.load import ACCEPTED

_FILES = pa.schema(
    [(name, pa.string()) for name in ("file", "source", "change")]
    + [(name, pa.int64()) for name in ("rows_before", "rows_after")]
)
_VALUES = """
    select indicator, unit_code, period, part, numerator, denominator from indicators
    union all
    select indicator, (select unit_code from units where is_city), period, part, numerator, denominator
    from city_indicators where indicator not in (
        select indicator from indicators where unit_code in (select unit_code from units where is_city)
    )
"""
_KEY = ("indicator", "unit_code", "period", "part")
_NUMBERS = ("numerator", "denominator")


def _changes_sql() -> str:
    """Rows that only one of two tables of values has, and those whose numbers differ by more than rounding."""
    key = ", ".join(f"coalesce(now.{name}, old.{name}) as {name}" for name in _KEY)
    numbers = ", ".join(f"{one}.{name} as {name}_{when}" for one, when in _SIDES for name in _NUMBERS)
    same_row = " and ".join(f"now.{name} = old.{name}" for name in _KEY)
    close = " and ".join(
        f"coalesce(abs(now.{name} - old.{name}) <= 1e-9 * abs(old.{name}), now.{name} is not distinct from old.{name})"
        for name in _NUMBERS
    )
    alone = "now.indicator is null or old.indicator is null"
    return (
        f"create table _changes as select {key}, {numbers} from values_now as now"
        f" full join values_before as old on {same_row} where {alone} or not ({close}) order by all"
    )


_SIDES = (("old", "before"), ("now", "after"))


def file_changes(stock: Stock, readings: Sequence[Reading]) -> list[dict[str, Any]]:
    """One row per file of this refresh and the last: what became of it, and its rows before and after."""
    here = [_change(stock, reading) for reading in readings]
    present = {row["file"] for row in here}
    gone = [
        {"file": file, "source": before.summary["source"], "change": "removed", "rows_before": before.rows_held}
        | {"rows_after": 0}
        for file, before in stock.past.files.items()
        if file not in present
    ]
    return sorted(here + gone, key=lambda row: str(row["file"]))


def _change(stock: Stock, reading: Reading) -> dict[str, Any]:
    export, good = reading.export, stock.goods.get(reading.export.file)
    before = stock.past.files.get(export.file)
    if export.status not in ACCEPTED:
        change = "kept" if good else "refused"
    elif before is None:
        change = "added"
    else:
        change = "unchanged" if before.summary["sha256"] == export.sha256 else "changed"
    return {
        "file": export.file,
        "source": export.source or (good.source if good else None),
        "change": change,
        "rows_before": before.rows_held if before else 0,
        "rows_after": rows_held(stock, export.file),
    }


def rows_held(stock: Stock, file: str) -> int:
    """How many rows of a file are in its table."""
    good = stock.goods.get(file)
    return good.rows - stock.lost.get(file, 0) if good else 0


def left(changes: Sequence[dict[str, Any]]) -> list[tuple[str, str | None, Finding]]:
    """A finding for every file that is gone and had rows: file, source and what to know."""
    gone = [row for row in changes if row["change"] == "removed" and row["rows_before"]]
    return [
        (row["file"], row["source"], Finding(None, "", "", "file_left", "warn", {"rows": str(row["rows_before"])}))
        for row in gone
    ]


def create_changes(connection: Connection, past: Past, changes: Sequence[dict[str, Any]]) -> None:
    """Tables `_file_changes` and `_changes`, the second empty where there was no snapshot before."""
    connection.register("rows_of_files", pa.Table.from_pylist(list(changes), _FILES))
    connection.execute("create table _file_changes as select * from rows_of_files")
    connection.unregister("rows_of_files")
    connection.execute(f"create or replace temp view values_now as {_VALUES}")
    if past.snapshot:
        connection.register("values_before", engine.arrow(engine.open_snapshot(past.snapshot), _VALUES))
    else:
        connection.execute("create or replace temp view values_before as select * from values_now")
    connection.execute(_changes_sql())
