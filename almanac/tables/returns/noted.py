"""Which unit each finding concerns, how many lines go back to whom, and the slips that go back."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from almanac.catalogue import Catalogue, Contract
from almanac.config import Config
from almanac.exports.cells.named import UnitNames
from almanac.exports.cells.tidy import tidy
from almanac.exports.returns.raw import RawRow, RawRows, raw_rows
from almanac.tables.engine import Connection
from almanac.tables.held import copies
from almanac.tables.schema import quoted

SEVERITIES = ("reject", "warn")  # findings of lines that may name a unit


@dataclass(frozen=True)
class _File:
    """A file as the snapshot has it, and the lines that findings speak of, by what they are needed for."""

    name: str
    source: str
    is_refused: bool
    encoding: str
    sha256: str
    rows_rejected: int
    named: frozenset[int]
    rejected: frozenset[int]
    skipped: frozenset[int]
    headings: frozenset[int]


def note_returns(connection: Connection, config: Config, catalogue: Catalogue, folder: Path) -> None:
    """Adds `unit_code` to `_findings`, and `_returns`: rows returned by file and unit, in sum those rejected."""
    connection.execute("alter table _findings add column unit_code varchar")
    connection.execute(
        "create or replace table _returns (file varchar, source varchar, unit_code varchar, rows bigint)"
    )
    units = UnitNames(config)
    for file in _files(connection):
        contract = catalogue.contracts.get(file.source)
        data = arrived(config, [folder], file.name, file.sha256) if contract else None
        named: dict[int, str | None] = {}
        if contract and data:
            by_key = {} if contract.unit_column else _units_by_key(connection, catalogue, contract)
            named = _named(contract, units, by_key, data, file)
        _note_units(connection, file, named)
        _note_counts(connection, file, named)


def arrived(config: Config, folders: Sequence[Path], file: str, sha256: str) -> bytes | None:
    """An export as it arrived: the copy that was kept, else the file itself while it is still the same."""
    kept = copies.kept(config, sha256)
    if kept is not None:
        return kept.read_bytes()
    for folder in folders:
        path = folder / file
        data = path.read_bytes() if path.is_file() else b""
        if hashlib.sha256(data).hexdigest() == sha256:
            return data
    return None


def _files(connection: Connection) -> list[_File]:
    """The files of which something goes back or may be asked about."""
    columns = "file, coalesce(source, ''), status = 'refused', encoding, sha256, rows_rejected::bigint"
    found = connection.execute(f"select {columns} from _files order by file").fetchall()
    files = [_File(*row, *_lines(connection, row[0])) for row in found]
    return [file for file in files if file.rows_rejected or file.named]


def _lines(connection: Connection, file: str) -> tuple[frozenset[int], ...]:
    """The lines of a file that name a unit, are rejected, are skipped, and are repeated headers."""
    found = connection.execute(
        "select line, severity, rule from _findings where file = ? and line is not null", [file]
    ).fetchall()
    return (
        frozenset(line for line, severity, _ in found if severity in SEVERITIES),
        frozenset(line for line, severity, _ in found if severity == "reject"),
        frozenset(line for line, severity, _ in found if severity == "skip"),
        frozenset(line for line, _, rule in found if rule == "repeated_header"),
    )


def _named(
    contract: Contract, units: UnitNames, by_key: Mapping[str, Mapping[str, str]], data: bytes, file: _File
) -> dict[int, str | None]:
    """The unit of each line that matters; of a refused file all lines below the header do."""
    raw = raw_rows(data, file.encoding, contract, units, None if file.is_refused else file.named, file.headings)
    rows = raw.rows if raw else ()
    return {row.line: row.unit_code or _by_key(row, raw, by_key) for row in rows if row.line not in file.skipped}


def _by_key(row: RawRow, raw: RawRows | None, known: Mapping[str, Mapping[str, str]]) -> str | None:
    """The unit to which a line's code belongs, where another export says so."""
    for column, units in known.items():
        at = raw.columns.get(column) if raw and row.is_aligned else None
        if at is not None and (code := units.get(tidy(row.cells[at]))):
            return code
    return None


def _units_by_key(connection: Connection, catalogue: Catalogue, contract: Contract) -> dict[str, dict[str, str]]:
    """For a source without units: its columns that are keys of another source, and the one unit of each key there."""
    found: dict[str, dict[str, str]] = {}
    for other in catalogue.contracts.values():
        for column in contract.columns if other.unit_column else ():
            if column in other.key and column not in found:
                key, unit = quoted(column), quoted(other.unit_column or "")
                rows = connection.execute(
                    f"select {key}::varchar, min({unit}) from {quoted(other.source)} where {key} is not null"
                    f" group by 1 having count(distinct {unit}) = 1"
                ).fetchall()
                found[column] = dict(rows)
    return found


def _note_units(connection: Connection, file: _File, named: Mapping[int, str | None]) -> None:
    """Writes the unit beside each finding of a line, and beside all that is said of a file that names one unit only."""
    pairs = [(line, unit) for line, unit in named.items() if unit and line in file.named]
    connection.register("named", pd.DataFrame(pairs, columns=["line", "unit_code"]))
    connection.execute(
        "update _findings set unit_code = named.unit_code from named where file = ? and _findings.line = named.line",
        [file.name],
    )
    connection.unregister("named")
    only = set(named.values())
    if file.is_refused and len(only) == 1 and None not in only:
        connection.execute("update _findings set unit_code = ? where file = ?", [*only, file.name])


def _note_counts(connection: Connection, file: _File, named: Mapping[int, str | None]) -> None:
    """Writes how many rows of a file go back to whom; rows whose unit is not known go back to nobody by name."""
    counts: Counter[str | None] = Counter(
        unit for line, unit in named.items() if file.is_refused or line in file.rejected
    )
    counts[None] += file.rows_rejected - sum(counts.values())
    for unit, rows in counts.items():
        if rows:
            connection.execute("insert into _returns values (?, ?, ?, ?)", [file.name, file.source, unit, rows])
