"""Rows that are right one by one, judged together: duplicates, printed totals, and the file as a whole."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import pyarrow as pa

from almanac.catalogue import Contract
from almanac.exports.cells.broken import Broken
from almanac.exports.cells.numbers import decimal
from almanac.exports.cells.tidy import compact, tidy
from almanac.exports.results import Export, Finding, refused, with_findings, without_rows
from almanac.exports.rows import Sorted
from almanac.exports.words import words

REPEATS = ("identical_row", "repeated_key", "newer_file")


@dataclass(frozen=True)
class PrintedTotal:
    """A number in a line of totals: its line, its label, its column and what is printed."""

    line: int
    label: str
    column: str
    printed: str


@dataclass(frozen=True)
class Reading:
    """An export with what judging it needs besides its rows; `written` is when the file was, in nanoseconds.

    `is_held`: it was not read again, its rows are in the last snapshot.
    """

    export: Export
    contract: Contract | None = None
    headers: dict[str, str] | None = None
    totals: tuple[PrintedTotal, ...] = ()
    written: int = 0
    is_held: bool = False

    def header(self, column: str) -> str:
        """The name of a column as it arrived."""
        return (self.headers or {}).get(column, column)


def printed_totals(rows: Sorted, contract: Contract) -> tuple[PrintedTotal, ...]:
    """Every number that the lines of totals print for columns that can be added up."""
    added = [name for name, column in contract.columns.items() if column.type in ("integer", "number")]
    found = []
    for layout, record in rows.totals:
        label = next(tidy(cell) for cell in record.cells if tidy(cell))
        for name in added:
            at = layout.columns.get(name, len(record.cells))
            if at < len(record.cells) and len(record.cells) >= layout.width and tidy(record.cells[at]):
                found.append(PrintedTotal(record.line, label, name, tidy(record.cells[at])))
    return tuple(found)


def without_repeats(reading: Reading) -> Reading:
    """The reading without identical rows, and with one row for each key."""
    table, contract = reading.export.table, reading.contract
    if table is None or contract is None:
        return reading
    names = list(contract.columns)
    keys = _tuples(table, list(contract.key) or names)
    if len(set(keys)) == len(keys):
        return reading
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, one in enumerate(keys):
        groups.setdefault(one, []).append(at)
    findings: list[Finding] = []
    for one, places in groups.items():
        if len(places) > 1:
            findings += _repeats(reading, one, places, table)
    return _judged(reading, without_rows(reading.export, findings))


def _repeats(reading: Reading, key: tuple[object, ...], places: Sequence[int], table: pa.Table) -> list[Finding]:
    """The findings for rows of one key: identical ones after the first, then those that the kept row replaces."""
    assert reading.contract is not None
    part = table.take(places)
    lines: list[int] = part["_line"].to_numpy().tolist()
    firsts: dict[tuple[object, ...], int] = {}
    findings = []
    for content, line in zip(_tuples(part, list(reading.contract.columns)), lines, strict=True):
        if content in firsts:
            findings.append(Finding(line, "", said(key), "identical_row", "reject", {"first": str(firsts[content])}))
        else:
            firsts[content] = line
    if not reading.contract.key or None in key:
        return findings
    distinct = list(firsts.values())
    kept = distinct[-1] if reading.contract.duplicates == "keep_last" else distinct[0]
    column = key_names(reading)
    details = {"kept": str(kept)}
    return findings + [Finding(n, column, said(key), "repeated_key", "reject", details) for n in distinct if n != kept]


def key_names(reading: Reading) -> str:
    """The headers of the key's columns."""
    return " + ".join(reading.header(name) for name in reading.contract.key) if reading.contract else ""


def said(values: Sequence[object]) -> str:
    """Values as one short text."""
    return " | ".join(_said_one(value) for value in values)[:200]


def _said_one(value: object) -> str:
    if isinstance(value, bool):
        return (words().flags.yes if value else words().flags.no)[0]
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def _tuples(table: pa.Table, names: Sequence[str]) -> list[tuple[object, ...]]:
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))


def with_totals_checked(reading: Reading) -> Reading:
    """The reading with a warning for every printed total that no sum of its rows equals."""
    table = reading.export.table
    if table is None or not reading.totals:
        return reading
    lines = table["_line"].to_numpy()
    stops = sorted({total.line for total in reading.totals})
    findings = []
    for total in reading.totals:
        values = table[total.column].to_numpy(zero_copy_only=False)
        sums = _possible_sums(total, reading.totals, stops, lines, np.nan_to_num(values.astype(float)))
        if (finding := _difference(reading, total, sums, values)) is not None:
            findings.append(finding)
    return _judged(reading, without_rows(reading.export, findings))


def _possible_sums(
    total: PrintedTotal, totals: Sequence[PrintedTotal], stops: Sequence[int], lines: np.ndarray, values: np.ndarray
) -> list[float]:
    """What a total may add up: rows since the last total of its label, of any, all so far, all after, or all."""
    same = max((other.line for other in totals if other.label == total.label and other.line < total.line), default=0)
    last = max((stop for stop in stops if stop < total.line), default=0)
    following = min((stop for stop in stops if stop > total.line), default=np.inf)
    before, after = lines < total.line, lines > total.line
    parts = (
        before & (lines > same),
        before & (lines > last),
        before,
        after & (lines < following),
        after,
        before | after,
    )
    return [float(values[part].sum()) for part in parts if part.any() or part is parts[0]]


def _difference(reading: Reading, total: PrintedTotal, sums: Sequence[float], values: np.ndarray) -> Finding | None:
    """The warning for a printed total, unless it equals a sum or, among decimals, may be an average."""
    assert reading.contract is not None
    found = decimal(compact(total.printed))
    if isinstance(found, Broken):
        return None
    printed, places = float(found), _places(found)
    if any(abs(printed - one) <= 0.501 * 10.0**-places + 1e-9 * abs(one) for one in sums):
        return None
    numbers = values[~np.isnan(values.astype(float))].astype(float)
    is_number = reading.contract.columns[total.column].type == "number"
    if is_number and len(numbers) > 1 and numbers.min() <= printed <= numbers.max():
        return None
    details = {"printed": total.printed, "sum": f"{round(sums[0], 6):.12g}"}
    return Finding(total.line, reading.header(total.column), total.printed, "total_differs", "warn", details)


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def through_gate(reading: Reading, last_rows: int) -> Reading:
    """The reading, refused as a whole where too little of it is right or too little of it is there."""
    export, contract = reading.export, reading.contract
    if export.table is None or contract is None:
        return reading
    limits = contract.limits
    wrong = len({f.line for f in export.findings if f.severity == "reject" and f.rule not in REPEATS})
    judged = export.rows_loaded + wrong
    if not judged:
        return _judged(reading, refused(export, Finding(None, "", "", "no_rows", "refuse")))
    if wrong > limits.max_rejected_share * judged:
        details = {
            "rejected": str(wrong),
            "share": f"{wrong / judged:.1%}",
            "limit": f"{limits.max_rejected_share:.1%}",
        }
        return _judged(reading, refused(export, Finding(None, "", "", "too_many_rejected", "refuse", details)))
    if export.rows_loaded < limits.min_rows_against_last * last_rows:
        details = {
            "rows": str(export.rows_loaded),
            "last": str(last_rows),
            "limit": f"{limits.min_rows_against_last:.0%}",
        }
        return _judged(reading, refused(export, Finding(None, "", "", "shrunken", "refuse", details)))
    return _repeats_said(reading)


def _repeats_said(reading: Reading) -> Reading:
    """The reading with a warning where more of its rows repeat others than not."""
    export = reading.export
    repeats = len({finding.line for finding in export.findings if finding.rule in REPEATS})
    if repeats <= export.rows_loaded:
        return reading
    share = repeats / (repeats + export.rows_loaded)
    details = {"rows": str(repeats), "share": f"{share:.1%}", "kept": str(export.rows_loaded)}
    return _judged(reading, with_findings(export, [Finding(None, "", "", "mostly_repeats", "warn", details)]))


def _judged(reading: Reading, export: Export) -> Reading:
    return replace(reading, export=export)
