"""Exports → a snapshot: built beside the old one, checked, then made current in one step."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.exports.cells.dates import today as this_day
from almanac.exports.judge import Reading
from almanac.exports.results import Export, Finding
from almanac.mistakes import Mistake
from almanac.tables import history, schema
from almanac.tables.held import changes, copies, meetings, sources, swap
from almanac.tables.held.past import SUMMARY, Remembered, past, remember
from almanac.tables.held.sources import Stock
from almanac.tables.held.versions import contract_version, depends_on_day, short_hash
from almanac.tables.load import read_files
from almanac.tables.measures import create_measures
from almanac.tables.models import Progress, models, run_checks, silent
from almanac.tables.returns.noted import note_returns

STEPS = ("indicators", "checks", "snapshot")


@dataclass(frozen=True)
class Refreshed:
    """What a refresh did: its snapshot, every file as read or remembered, what became of each, and its checks."""

    snapshot: Path
    exports: list[Export]
    changes: list[dict[str, Any]]
    checks: list[dict[str, Any]]


def refresh(
    config: Config,
    catalogue: Catalogue,
    folder: Path,
    reading: Progress = silent,
    building: Progress = silent,
    *,
    full: bool = False,
    today: date | None = None,
) -> Refreshed:
    """Reads what is new in a folder of exports, builds a snapshot and makes it current; `full` reads everything."""
    snapshots, day = config.folder("snapshots"), today or this_day()
    swap.make_folder(snapshots)
    with swap.all_or_nothing(snapshots):
        before = past(config, folder, full=full)
        path = snapshots / "new.duckdb.tmp"
        with sources.begin(path, before, catalogue) as connection:
            stock = Stock(connection, config, catalogue, before)
            found = read_files(config, catalogue, folder, reading, before, day, partial(copies.keep, snapshots))
            readings = sources.fill(stock, found, day)
            if not readings:
                raise Mistake("no_exports", path=folder)
            manifest = fill(stock, readings, day, building)
            note_returns(connection, config, catalogue, folder)
            connection.execute("checkpoint")
        name = _name(history.current(config), [one.export for one in readings])
        head = {"id": name, "label": history.label(folder), "built_at": datetime.now().isoformat(timespec="seconds")}
        published = swap.publish(snapshots, path, name, head | manifest, config.snapshots_kept, meetings.spared(config))
        building(STEPS[2], _whole(catalogue), _whole(catalogue))
    return Refreshed(published, [one.export for one in readings], manifest["changes"], manifest["checks"])


def fill(stock: Stock, readings: Sequence[Reading], today: date, progress: Progress) -> dict[str, Any]:
    """Every table of a snapshot after its sources, in order; what its manifest says about them."""
    connection, config, catalogue = stock.connection, stock.config, stock.catalogue
    became = changes.file_changes(stock, readings)
    _lists(stock, readings, became)
    schema.create_units(connection, config)
    schema.create_indicator_list(connection, config, catalogue)
    schema.create_sources_list(connection, catalogue)
    schema.create_dates(connection, catalogue)
    schema.create_reports(connection, catalogue)
    whole = _whole(catalogue)
    models(connection, catalogue, lambda name, done, _: progress(name, done - 1, whole))
    schema.create_events(connection)
    progress(STEPS[0], whole - 3, whole)
    create_measures(connection, catalogue, schema.last_month(connection, catalogue))
    changes.create_changes(connection, stock.past, became)
    progress(STEPS[1], whole - 2, whole)
    checks = run_checks(connection, catalogue)
    progress(STEPS[2], whole - 1, whole)
    return {
        "files": [remember(_entry(stock, reading, today)) for reading in readings],
        "changes": [row for row in became if row["change"] != "unchanged"],
        "read": sum(not reading.is_held for reading in readings),
        "checks": [vars(check) for check in checks],
        "versions": _versions(catalogue),
    }


def _whole(catalogue: Catalogue) -> int:
    """How many steps building takes."""
    return sum(path.startswith(("staging/", "marts/")) for path in catalogue.sql) + len(STEPS)


_TEXT, _COUNT = pa.string(), pa.int64()
_FILES = pa.schema(
    [(name, _COUNT if name.startswith(("rows_", "header_")) else _TEXT) for name in SUMMARY]
    + [("is_last_good", pa.bool_()), ("last_good_rows", _COUNT), ("last_good_written", pa.timestamp("us"))]
)
_FINDINGS = pa.schema(
    [(name, _COUNT if name == "line" else _TEXT) for name in ("file", "source", "line", "column", "value", "rule")]
    + [(name, _TEXT) for name in ("severity", "message_zh", "message_en", "fix_zh", "fix_en", "details")]
)


def _lists(stock: Stock, readings: Sequence[Reading], became: Sequence[dict[str, Any]]) -> None:
    """Tables `_files` and `_findings`: what `check` prints, and files that are gone."""
    kept = {row["file"]: row["rows_after"] for row in became if row["change"] == "kept"}
    files = [_summary(reading.export) | _last_good(stock, reading.export.file, kept) for reading in readings]
    findings = [_finding(e.file, e.source, f) for e in (r.export for r in readings) for f in e.findings]
    findings += [_finding(*gone) for gone in changes.left(became)]
    for name, rows, shape in (("_files", files, _FILES), ("_findings", findings, _FINDINGS)):
        stock.connection.register("listed", pa.Table.from_pylist(rows, shape))
        stock.connection.execute(f"create table {name} as select * from listed")
        stock.connection.unregister("listed")


def _summary(export: Export) -> dict[str, Any]:
    return {name: getattr(export, name) for name in SUMMARY}


def _last_good(stock: Stock, file: str, kept: dict[str, int]) -> dict[str, Any]:
    """Of a file that is not good: how many rows of its last good version are used, and when that was written."""
    if file not in kept:
        return {"is_last_good": False}
    written = stock.goods[file].written
    when = datetime.fromtimestamp(written / 1e9, UTC).astimezone().replace(tzinfo=None) if written else None
    return {"is_last_good": True, "last_good_rows": kept[file], "last_good_written": when}


def _finding(file: str, source: str | None, finding: Finding) -> dict[str, Any]:
    row = {name: getattr(finding, name) for name in ("line", "column", "value", "rule", "severity")}
    details = json.dumps(dict(finding.details), ensure_ascii=False)
    said = {f"message_{lang}": finding.message(lang) for lang in ("zh", "en")}
    said |= {f"fix_{lang}": finding.fix(lang) for lang in ("zh", "en")}
    return {"file": file, "source": source, "details": details, **row, **said}


def _entry(stock: Stock, reading: Reading, today: date) -> Remembered:
    """What the next refresh is told about a file."""
    export = reading.export
    before = stock.past.files.get(export.file)
    entry = Remembered(
        _summary(export),
        stock.goods.get(export.file),
        stock.version(export.file),
        today.isoformat(),
        not depends_on_day(reading.contract, export.findings),
        dict(reading.headers or {}),
        changes.rows_held(stock, export.file),
    )
    return replace(entry, day=before.day) if reading.is_held and before else entry


def _versions(catalogue: Catalogue) -> dict[str, str]:
    """A short hash of every query and contract that the snapshot was built with."""
    contracts = {f"contracts/{name}": contract_version(each) for name, each in catalogue.contracts.items()}
    return {name: short_hash(content.encode()) for name, content in catalogue.sql.items()} | contracts


def _name(last: Path | None, exports: Sequence[Export]) -> str:
    """The time and a hash of the exports; later than the last snapshot even where the clock was set back."""
    now = datetime.now()
    if last is not None:
        with_time = datetime.strptime(last.stem.split("-")[0], _STAMP)
        now = max(now, with_time + timedelta(microseconds=1))
    contents = json.dumps([(e.file, e.sha256) for e in exports]).encode()
    return f"{now:{_STAMP}}-{hashlib.sha256(contents).hexdigest()[:12]}"


_STAMP = "%Y%m%dT%H%M%S%f"
