"""A folder of exports → what each of them gives: read, checked by rules, held against each other, and judged."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import BinaryIO

import pyarrow as pa

from almanac.catalogue import Catalogue, Contract
from almanac.config import Config
from almanac.exports.cells.dates import today as this_day
from almanac.exports.cells.named import UnitNames
from almanac.exports.judge import Reading, through_gate, with_totals_checked, without_repeats
from almanac.exports.read import Desk, contracts_named, hide_personal, read_export
from almanac.exports.results import Export, Finding, refused
from almanac.mistakes import Mistake
from almanac.tables import engine, history
from almanac.tables.held import once
from almanac.tables.held.newest import listed, lost_rows
from almanac.tables.held.past import Good, Past, Remembered
from almanac.tables.held.versions import reading_version
from almanac.tables.models import Progress, silent
from almanac.tables.rules import check_rules, with_rules_applied
from almanac.tables.schema import create_source, insert_rows, quoted

Arrived = Callable[[Path, str], None]

ACCEPTED = ("accepted", "accepted_with_findings")
READ = (".csv", ".txt", ".tsv")
SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods")
_OTHER = (".yaml", ".yml", ".md", ".json", ".py", ".ini", ".db", ".lnk", ".tmp")


def load_exports(
    config: Config,
    catalogue: Catalogue,
    folder: Path,
    progress: Progress = silent,
    last_rows: Mapping[str, int] | None = None,
    today: date | None = None,
    past: Past | None = None,
) -> list[Export]:
    """Every export of a folder and its subfolders, in the order of their names; nothing is changed or kept.

    All are read, unless `past` says what the last snapshot holds: then files that have not changed come without rows.
    """
    given = {file: Remembered({}, Good("", "", rows, 0, "", "")) for file, rows in (last_rows or {}).items()}
    before = past or Past(files=given, reuse=False)
    readings = list(read_files(config, catalogue, folder, progress, before, today))
    return [reading.export for reading in _held_once(_without_older(readings, catalogue, before), catalogue, before)]


def read_files(
    config: Config,
    catalogue: Catalogue,
    folder: Path,
    progress: Progress = silent,
    past: Past = Past(),  # noqa: B008 (it never changes)
    today: date | None = None,
    arrived: Arrived = lambda *_: None,
) -> Iterator[Reading]:
    """One reading after the other, each judged by itself; `arrived` is given every good file and its sha256."""
    files = files_of(folder)
    desk = Desk(catalogue.contracts, UnitNames(config), today or this_day())
    with engine.create() as connection:
        for contract in catalogue.contracts.values():
            check_rules(connection, contract)
        for done, path in enumerate(files):
            file = path.relative_to(folder).as_posix()
            progress(file, done, len(files))
            version = reading_version(file, config, catalogue.contracts.values())
            yield _load(path, file, desk, connection, past, version, arrived)
    progress("", len(files), len(files))


def _without_older(readings: Sequence[Reading], catalogue: Catalogue, past: Past) -> list[Reading]:
    """The readings with every key in the newest file only that has it."""
    found = list(readings)
    with engine.create() as connection:
        for contract in catalogue.contracts.values():
            own = [r for r in found if r.export.source == contract.source and r.export.status in ACCEPTED]
            if len(own) > 1:
                create_source(connection, contract)
                for reading in own:
                    insert_rows(connection, contract.source, _keys(reading, contract, past))
                written = {reading.export.file: reading.written for reading in own}
                found = listed(found, lost_rows(connection, contract, written, None))
                connection.execute(f"drop table {quoted(contract.source)}")
    return found


def _held_once(readings: Sequence[Reading], catalogue: Catalogue, past: Past) -> list[Reading]:
    """The readings held against what the last snapshot published of columns that are written once."""
    found, contracts = list(readings), catalogue.contracts.values()
    firsts = {c.written_once.first.source for c in contracts if c.written_once and c.written_once.first}
    with engine.create() as connection:
        for contract in once.in_order(contracts):
            if contract.written_once or contract.source in firsts:
                create_source(connection, contract)
                for reading in found:
                    if (rows := _used(reading, contract, past)) is not None:
                        insert_rows(connection, contract.source, rows)
                found = once.told(found, once.kept(connection, contract, past))
    return found


def _used(reading: Reading, contract: Contract, past: Past) -> pa.Table | None:
    """The rows of a source that a refresh would use of a file: its own, or those of its last good version."""
    if reading.export.status in ACCEPTED:
        return _rows(reading, contract, past) if reading.export.source == contract.source else None
    last = past.files.get(reading.export.file)
    if past.snapshot is None or last is None or last.good is None or last.good.source != contract.source:
        return None
    return history.rows_of_file(past.snapshot, contract.source, reading.export.file)


def _keys(reading: Reading, contract: Contract, past: Past) -> pa.Table:
    """The keys of a file's rows and their lines."""
    return _rows(reading, contract, past).select([*(contract.key or contract.columns), "_file", "_line"])


def _rows(reading: Reading, contract: Contract, past: Past) -> pa.Table:
    """A file's rows, as read or as the last snapshot has them."""
    rows = reading.export.table
    if rows is None and past.snapshot:
        rows = history.rows_of_file(past.snapshot, contract.source, reading.export.file)
    assert rows is not None
    return rows


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that may be exports: not hidden, no notes about the folder."""
    if not folder.is_dir():
        raise Mistake("no_exports_folder", path=folder)
    found = (path for path in folder.rglob("*") if path.is_file() and not _is_aside(path.relative_to(folder)))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_aside(path: Path) -> bool:
    name = path.name.casefold()
    is_hidden = any(part.startswith((".", "~$", "__")) for part in path.parts)
    return is_hidden or name.startswith("readme") or name.endswith(_OTHER)


def _load(
    path: Path,
    file: str,
    desk: Desk,
    connection: engine.Connection,
    past: Past,
    version: str,
    arrived: Arrived,
) -> Reading:
    """One file, read and judged by itself, or as it was read before."""
    if not file.casefold().endswith(READ):
        rule = "spreadsheet" if file.casefold().endswith(SPREADSHEETS) else "not_a_table"
        return _unread(file, desk, Finding(None, "", "", rule, "refuse"))
    try:
        reading = _settled(path, file, desk, connection, past, version)
    except OSError as error:
        return _unread(file, desk, Finding(None, "", "", "unreadable", "refuse", {"reason": error.strerror or ""}))
    if reading is None:
        return _unread(file, desk, Finding(None, "", "", "still_written", "refuse"))
    if reading.export.status in ACCEPTED and not reading.is_held:
        arrived(path, reading.export.sha256)
    return reading


def _settled(
    path: Path, file: str, desk: Desk, connection: engine.Connection, past: Past, version: str
) -> Reading | None:
    """What a file gives, with when it was written; None where it changes while it is read, twice in a row."""
    for _ in range(2):
        before = path.stat()
        with path.open("rb") as stream:
            reading = past.reading(file, stream, version, desk)
            reading = reading or read_and_judge(stream, file, desk, connection, past.last_rows(file))
        after = path.stat()
        if (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size):
            return replace(reading, written=after.st_mtime_ns)
    return None


def read_and_judge(
    source: bytes | BinaryIO, file: str, desk: Desk, connection: engine.Connection, last_rows: int
) -> Reading:
    """Bytes or an open file, read and judged by themselves; nothing of it shows a forbidden value."""
    reading = with_rules_applied(connection, read_export(source, file, desk))
    reading = through_gate(with_totals_checked(without_repeats(reading)), last_rows)
    if reading.contract is None:
        return reading
    shown = tuple(hide_personal(finding, reading.contract) for finding in reading.export.findings)
    return replace(reading, export=replace(reading.export, findings=shown))


def _unread(file: str, desk: Desk, finding: Finding) -> Reading:
    named = contracts_named(file, desk.contracts.values())
    return Reading(refused(Export(file, named[0].source if len(named) == 1 else None, "accepted"), finding))
