"""Rows of data → typed columns: each distinct text of a column is converted once."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow as pa

from almanac.catalogue import Contract
from almanac.exports.cells.broken import Broken, Value
from almanac.exports.cells.convert import Setting, convert
from almanac.exports.cells.tidy import tidy
from almanac.exports.results import Finding
from almanac.exports.rows import Sorted
from almanac.exports.words import wording

_TYPES = {
    "text": pa.string(),
    "code": pa.string(),
    "unit": pa.string(),
    "choice": pa.string(),
    "flag": pa.bool_(),
    "date": pa.date32(),
    "month": pa.date32(),
    "quarter": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "percent": pa.float64(),
}


@dataclass(frozen=True)
class Filled:
    """A table of the rows that are whole, and the findings of those that are not."""

    table: pa.Table
    findings: list[Finding]
    rejected: int


def fill_table(rows: Sorted, contract: Contract, setting: Setting, file: str) -> Filled:
    """All columns of a contract from sorted rows."""
    lines = [record.line for section in rows.sections for record in section.records]
    findings: list[Finding] = []
    columns: dict[str, list[Value | Broken]] = {}
    for name in contract.columns:
        columns[name], found = _column(name, rows, contract, setting, lines)
        findings += found
    rejected = {finding.line for finding in findings if finding.severity == "reject"}
    keep = [at for at, line in enumerate(lines) if line not in rejected] if rejected else None
    arrays = {name: _array(values, contract, name, keep) for name, values in columns.items()}
    kept = lines if keep is None else [lines[at] for at in keep]
    arrays["_file"] = pa.array([file], pa.string()).take(pa.array([0] * len(kept), pa.int32()))
    arrays["_line"] = pa.array(kept, pa.int64())
    return Filled(pa.table(arrays), findings, len(rejected))


def _column(
    name: str, rows: Sorted, contract: Contract, setting: Setting, lines: Sequence[int]
) -> tuple[list[Value | Broken], list[Finding]]:
    """The values of one column, and a finding for every cell that is none."""
    declared, header = contract.columns[name], rows.sections[0].layout.name_of(name, contract)
    raws = _raws(name, rows)
    filled: list[Finding] = []
    if declared.merged:
        raws, filled = _fill_down(raws, lines, rows.breaks, header, declared.required)
    texts = {raw: tidy(raw) for raw in set(raws)}
    converted = convert(declared, (*declared.names, header), texts, setting)
    values = list(map(converted.values.__getitem__, raws))
    bad = {raw for raw, value in converted.values.items() if isinstance(value, Broken)}
    found = [_finding(lines[at], header, raws[at], values[at]) for at in _places(raws, bad)]
    if converted.unsure:
        found.append(
            Finding(rows.sections[0].layout.line, header, "", "percent_scale", "warn", wording(converted.unsure, "as"))
        )
    unfilled = {finding.line for finding in filled if finding.severity == "reject"}
    return values, filled + [finding for finding in found if finding.line not in unfilled]


def _raws(name: str, rows: Sorted) -> list[str]:
    """The cells of one column through all sections; blank where a header lacks it."""
    raws: list[str] = []
    for section in rows.sections:
        at = section.layout.columns.get(name)
        raws += [""] * len(section.records) if at is None or not section.records else section.columns[at]
    return raws


def _places(raws: Sequence[str], bad: set[str]) -> list[int]:
    return [at for at, raw in enumerate(raws) if raw in bad] if bad else []


def _finding(line: int, header: str, raw: str, value: Value | Broken) -> Finding:
    assert isinstance(value, Broken)
    return Finding(line, header, raw[:200], value.rule, "reject", value.details)


def _fill_down(
    raws: Sequence[str], lines: Sequence[int], breaks: Iterable[int], header: str, required: bool
) -> tuple[list[str], list[Finding]]:
    """Blanks below a merged value take that value; after a row that was lost, its value is not known."""
    lost, findings, filled = sorted(breaks), [], []
    above, above_line = "", 0
    for raw, line in zip(raws, lines, strict=True):
        if tidy(raw):
            above, above_line = raw, line
        elif bisect_left(lost, above_line) != bisect_left(lost, line):
            above, above_line = "", line
        if not tidy(raw) and above:
            findings.append(Finding(line, header, raw, "filled_down", "repair", {"filled": tidy(above)}))
        elif not tidy(raw) and required:
            findings.append(Finding(line, header, raw, "cannot_fill", "reject"))
        filled.append(raw if tidy(raw) else above)
    return filled, findings


def _array(
    values: Sequence[Value | Broken], contract: Contract, name: str, keep: Sequence[int] | None
) -> "pa.Array[Any]":
    kept = values if keep is None else [values[at] for at in keep]
    return pa.array(kept, _TYPES[contract.columns[name].type])
