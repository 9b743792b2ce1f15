"""A folder of exports → what each of them gives: read, checked by rules, held against each other, and judged."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.exports.bulk.alike import among, hashes, shared
from almanac.exports.cells.dates import today as this_day
from almanac.exports.cells.named import UnitNames
from almanac.exports.judge import Reading, key_names, said, through_gate, tuples, with_totals_checked, without_repeats
from almanac.exports.read import Desk, contracts_named, read_export
from almanac.exports.results import Export, Finding, refused, without_rows
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.rules import check_rules, with_rules_applied

READ = (".csv", ".txt", ".tsv")
_SPREADSHEETS = (".xlsx", ".xls", ".xlsm", ".xlsb", ".et", ".ods")
_OTHER = (".yaml", ".yml", ".md", ".json", ".py", ".ini", ".db", ".lnk", ".tmp")


def load_exports(
    config: Config,
    catalogue: Catalogue,
    folder: Path,
    progress: Callable[[str, int, int], None] | None = None,
    last_rows: Mapping[str, int] | None = None,
    today: date | None = None,
) -> list[Export]:
    """Every export of a folder and its subfolders, in the order of their names."""
    files = _files(folder)
    desk = Desk(catalogue.contracts, UnitNames(config), today or this_day())
    readings = []
    with engine.create() as connection:
        for contract in catalogue.contracts.values():
            check_rules(connection, contract)
        for done, path in enumerate(files):
            file = path.relative_to(folder).as_posix()
            if progress:
                progress(file, done, len(files))
            readings.append(_load(path, file, desk, connection, (last_rows or {}).get(file, 0)))
    if progress:
        progress("", len(files), len(files))
    return [reading.export for reading in _newest(readings)]


def _files(folder: Path) -> list[Path]:
    """The files of a folder that may be exports: not hidden, no notes about the folder."""
    if not folder.is_dir():
        raise Mistake("no_exports_folder", path=folder)
    found = (path for path in folder.rglob("*") if path.is_file() and not _is_aside(path.relative_to(folder)))
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _is_aside(path: Path) -> bool:
    name = path.name.casefold()
    is_hidden = any(part.startswith((".", "~$", "__")) for part in path.parts)
    return is_hidden or name.startswith("readme") or name.endswith(_OTHER)


def _load(path: Path, file: str, desk: Desk, connection: engine.Connection, last_rows: int) -> Reading:
    """One file, read and judged by itself."""
    if not file.casefold().endswith(READ):
        rule = "spreadsheet" if file.casefold().endswith(_SPREADSHEETS) else "not_a_table"
        return _unread(file, desk, Finding(None, "", "", rule, "refuse"))
    try:
        with path.open("rb") as stream:
            reading = replace(read_export(stream, file, desk), written=path.stat().st_mtime_ns)
    except OSError as error:
        return _unread(file, desk, Finding(None, "", "", "unreadable", "refuse", {"reason": error.strerror or ""}))
    reading = with_rules_applied(connection, reading)
    return through_gate(with_totals_checked(without_repeats(reading)), last_rows)


def _unread(file: str, desk: Desk, finding: Finding) -> Reading:
    named = contracts_named(file, desk.contracts.values())
    return Reading(refused(Export(file, named[0].source if len(named) == 1 else None, "accepted"), finding))


def _newest(readings: Sequence[Reading]) -> list[Reading]:
    """The readings with every key in the newest file only that has it."""
    done = list(readings)
    order = sorted(range(len(done)), key=lambda at: (done[at].written, done[at].export.file), reverse=True)
    for source in dict.fromkeys(reading.export.source for reading in done):
        places = [at for at in order if done[at].export.source == source and done[at].export.table is not None]
        if len(places) > 1:
            for at, reading in zip(places, _without_older([done[at] for at in places]), strict=True):
                done[at] = reading
    return done


def _without_older(readings: Sequence[Reading]) -> list[Reading]:
    """Readings of one source, the newest first, each without the rows whose key one before it has."""
    marks = [hashes(reading.export.table, _key(reading)) for reading in readings if reading.export.table is not None]
    several = shared(np.unique(each) for each in marks)
    seen: dict[tuple[object, ...], tuple[str, int]] = {}
    return [_older(reading, among(each, several), seen) for reading, each in zip(readings, marks, strict=True)]


def _key(reading: Reading) -> list[str]:
    assert reading.contract is not None
    return list(reading.contract.key or reading.contract.columns)


def _older(reading: Reading, suspects: np.ndarray, seen: dict[tuple[object, ...], tuple[str, int]]) -> Reading:
    """One reading without those suspect rows whose key a newer file has; its own keys are added to those seen."""
    export, contract = reading.export, reading.contract
    assert export.table is not None
    assert contract is not None
    rows = export.table.take(pa.array(suspects))
    findings, lines = [], rows["_line"].to_pylist()
    for key, line in zip(tuples(rows, _key(reading)), lines, strict=True):
        if contract.key and None in key:
            continue
        file, kept = seen.setdefault(key, (export.file, line))
        if file != export.file:
            details = {"other": file, "kept": str(kept)}
            findings.append(Finding(line, key_names(reading), said(key, contract), "newer_file", "reject", details))
    return replace(reading, export=without_rows(export, findings))
