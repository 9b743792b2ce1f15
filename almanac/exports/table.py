"""Rows of data → typed columns: each distinct text of a column is converted once."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyarrow as pa

from almanac.catalogue import Column, Contract
from almanac.exports.bulk.memo import Coded
from almanac.exports.bulk.plain import Plain
from almanac.exports.cells.broken import Broken, Value
from almanac.exports.cells.convert import Setting, convert
from almanac.exports.cells.tidy import tidy
from almanac.exports.results import Finding
from almanac.exports.rows import Sorted
from almanac.exports.words import wording

_TYPES = {
    "flag": pa.bool_(),
    "date": pa.date32(),
    "month": pa.date32(),
    "quarter": pa.date32(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "percent": pa.float64(),
}  # the others are texts


@dataclass(frozen=True)
class Filled:
    """A table of the rows that are whole, and the findings of those that are not."""

    table: pa.Table
    findings: list[Finding]
    rejected: int


@dataclass(frozen=True)
class _Column:
    """The values of a column: of each row `values[code]`, or texts that are their own values."""

    cells: "np.ndarray | pa.Array[Any]"
    values: Sequence[Value | Broken] = ()


class _Rows:
    """All rows of data in the order of their lines: those read in bulk, and those of records between them."""

    def __init__(self, rows: Sorted, plain: Plain) -> None:
        self.sorted, self.plain = rows, plain
        lines = [record.line for section in rows.sections for record in section.records]
        self.others = np.array(lines, np.int64)
        self._places = np.searchsorted(plain.lines, self.others)
        self.lines: np.ndarray = np.insert(plain.lines, self._places, self.others)

    def raws(self, name: str) -> list[str]:
        """The cells of one column through all sections of records; blank where a header lacks it."""
        raws: list[str] = []
        for section in self.sorted.sections:
            at = section.layout.columns.get(name)
            raws += [""] * len(section.records) if at is None or not section.records else section.columns[at]
        return raws

    def coded(self, name: str, raws: Iterable[str], are_alone: bool) -> Coded:
        """A column by the codes of its distinct texts: those given, of records, alone or among all rows."""
        known = self.plain.columns.get(name, Coded(np.zeros(len(self.plain.lines), np.uint8), [""]))
        places = self._places
        if are_alone or not isinstance(known, Coded):
            known, places = Coded(np.zeros(0, np.uint8), []), np.zeros(len(self.others), np.int64)
        index = {raw: code for code, raw in enumerate(known.raws)}
        codes = [index.setdefault(raw, len(index)) for raw in raws]
        kind = np.min_scalar_type(len(index))
        return Coded(np.insert(known.codes.astype(kind), places, codes), list(index))

    def merged(self, texts: "pa.Array[Any]", others: Sequence[Value | Broken]) -> "pa.Array[Any]":
        """Texts of the rows read in bulk, and of the records between them."""
        known = [None if isinstance(other, Broken) else other for other in others]
        both = pa.concat_arrays([texts, pa.array(known, pa.string())])
        return both.take(pa.array(np.insert(np.arange(len(texts)), self._places, len(texts) + np.arange(len(known)))))


def fill_table(rows: Sorted, plain: Plain, contract: Contract, setting: Setting, file: str) -> Filled:
    """All columns of a contract from sorted rows."""
    every = _Rows(rows, plain)
    findings: list[Finding] = []
    columns: dict[str, _Column] = {}
    for name in contract.columns:
        columns[name], found = _column(name, every, contract, setting)
        findings += found
    rejected = {finding.line or 0 for finding in findings if finding.severity == "reject"}
    keep = ~np.isin(every.lines, list(rejected)) if rejected else np.ones(len(every.lines), bool)
    arrays = {name: _array(columns.pop(name), contract.columns[name], keep) for name in contract.columns}
    lines = every.lines[keep]
    arrays["_file"] = _texts([file], np.zeros(len(lines), np.uint8))
    arrays["_line"] = pa.array(lines, pa.int64())
    return Filled(pa.table(arrays), findings, len(rejected))


def _column(name: str, every: _Rows, contract: Contract, setting: Setting) -> tuple[_Column, list[Finding]]:
    """The values of one column, and a finding for every cell that is none."""
    declared, layout = contract.columns[name], every.sorted.sections[0].layout
    header, raws, filled = layout.name_of(name, contract), every.raws(name), list[Finding]()
    if declared.merged:
        raws, filled = _fill_down(raws, every.lines.tolist(), every.sorted.breaks, header, declared.required)
    own = every.plain.columns.get(name)
    is_own = own is not None and not isinstance(own, Coded)
    coded, lines = every.coded(name, raws, is_own), every.others if is_own else every.lines
    converted = convert(declared, (*declared.names, header), _tidy_texts(coded), setting)
    values = [converted.values.get(raw) for raw in coded.raws]
    found = _broken_cells(coded, values, lines, header)
    if converted.unsure:
        found.append(Finding(layout.line, header, "", "percent_scale", "warn", wording(converted.unsure, "as")))
    unfilled = {finding.line for finding in filled if finding.severity == "reject"}
    findings = filled + [finding for finding in found if finding.line not in unfilled]
    cells = every.merged(own, [values[code] for code in coded.codes]) if is_own else coded.codes
    return _Column(cells, values), findings


def _tidy_texts(coded: Coded) -> dict[str, str]:
    """The tidy text of each raw one that a row has."""
    is_used = np.zeros(len(coded.raws), bool)
    is_used[coded.codes] = True
    return {raw: tidy(raw) for raw, used in zip(coded.raws, is_used.tolist(), strict=True) if used}


def _broken_cells(coded: Coded, values: Sequence[Value | Broken], lines: np.ndarray, header: str) -> list[Finding]:
    """A finding for each cell that breaks a rule."""
    broken = {code: value for code, value in enumerate(values) if isinstance(value, Broken)}
    is_broken = np.zeros(len(values), bool)
    is_broken[list(broken)] = True
    places = np.flatnonzero(is_broken[coded.codes])
    return [
        Finding(line, header, coded.raws[code][:200], broken[code].rule, "reject", broken[code].details)
        for line, code in zip(lines[places].tolist(), coded.codes[places].tolist(), strict=True)
    ]


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


def _array(column: _Column, declared: Column, keep: np.ndarray) -> "pa.Array[Any]":
    """The values of the rows to keep: numbers and days as such, texts that come again as a dictionary."""
    if not isinstance(column.cells, np.ndarray):
        return column.cells.filter(pa.array(keep))
    values = [None if isinstance(value, Broken) else value for value in column.values]
    codes = column.cells[keep]
    if declared.type in _TYPES:
        return pa.array(values, _TYPES[declared.type]).take(pa.array(codes))
    return _texts(values, codes)


def _texts(values: Sequence[Value], codes: np.ndarray) -> "pa.Array[Any]":
    """Texts by their codes as a dictionary in which each stands once."""
    index: dict[Value, int] = {}
    places = [0 if value is None else index.setdefault(value, len(index)) for value in values]
    is_missing = np.array([value is None for value in values], bool)
    found = np.array(places, np.min_scalar_type(len(index)))[codes]
    mask = is_missing[codes] if is_missing.any() else None
    return pa.DictionaryArray.from_arrays(pa.array(found, mask=mask), pa.array(list(index), pa.string()))
