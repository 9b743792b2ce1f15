"""Rows that are right one by one, judged together: duplicates, printed totals, and the file as a whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pyarrow as pa

from almanac.catalogue import Contract
from almanac.exports.bulk.alike import among, hashes, shared
from almanac.exports.cells.personal import without_personal
from almanac.exports.results import Export, Finding, refused, with_findings, without_rows
from almanac.exports.totals import PrintedTotal, Sums, Values
from almanac.exports.words import words

_Row = tuple[int, tuple[object, ...]]  # a line and its content
REPEATS = ("identical_row", "repeated_key", "newer_file")


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


def without_repeats(reading: Reading) -> Reading:
    """The reading without identical rows, and with one row for each key."""
    table, contract = reading.export.table, reading.contract
    if table is None or contract is None:
        return reading
    names = list(contract.key or contract.columns)
    marks = hashes(table, names)
    rows = table.take(pa.array(among(marks, shared([marks]))))
    groups: dict[tuple[object, ...], list[_Row]] = {}
    contents = zip(rows["_line"].to_pylist(), tuples(rows, list(contract.columns)), strict=True)
    for key, row in zip(tuples(rows, names), contents, strict=True):
        groups.setdefault(key, []).append(row)
    findings: list[Finding] = []
    for key, same in groups.items():
        if len(same) > 1:
            findings += _repeats(reading, key, same)
    return _judged(reading, without_rows(reading.export, findings))


def _repeats(reading: Reading, key: tuple[object, ...], rows: Iterable[_Row]) -> list[Finding]:
    """The findings for rows of one key: identical ones after the first, then those that the kept row replaces."""
    assert reading.contract is not None
    firsts: dict[tuple[object, ...], int] = {}
    findings, value = [], said(key, reading.contract)
    for line, content in rows:
        if content in firsts:
            findings.append(Finding(line, "", value, "identical_row", "reject", {"first": str(firsts[content])}))
        else:
            firsts[content] = line
    if not reading.contract.key or None in key:
        return findings
    distinct = list(firsts.values())
    kept = distinct[-1] if reading.contract.duplicates == "keep_last" else distinct[0]
    column = key_names(reading)
    details = {"kept": str(kept)}
    return findings + [Finding(n, column, value, "repeated_key", "reject", details) for n in distinct if n != kept]


def key_names(reading: Reading) -> str:
    """The headers of the key's columns."""
    return " + ".join(reading.header(name) for name in reading.contract.key) if reading.contract else ""


def said(values: Sequence[object], contract: Contract) -> str:
    """Values of a row as one short text, without anything personal inside them."""
    return without_personal(" | ".join(map(_said_one, values)), contract.forbidden.values)[:200]


def _said_one(value: object) -> str:
    if isinstance(value, bool):
        return (words().flags.yes if value else words().flags.no)[0]
    return "" if value is None else f"{value:.12g}" if isinstance(value, float) else str(value)


def tuples(table: pa.Table, names: Sequence[str]) -> list[tuple[object, ...]]:
    """The values of some columns, row by row."""
    return list(zip(*(table[name].to_pylist() for name in names), strict=True))


def with_totals_checked(reading: Reading) -> Reading:
    """The reading with a warning for every printed total that no sum of its rows equals."""
    table, contract = reading.export.table, reading.contract
    if table is None or contract is None or not reading.totals:
        return reading
    names = dict.fromkeys(total.column for total in reading.totals)
    values = {name: Values(table[name].to_numpy(zero_copy_only=False)) for name in names}
    sums, findings = Sums(table["_line"].to_numpy(), reading.totals), []
    for total in reading.totals:
        is_number = contract.columns[total.column].type == "number"
        if (added := sums.difference(total, values[total.column], is_number)) is not None:
            details = {"printed": total.printed, "sum": added}
            header = reading.header(total.column)
            findings.append(Finding(total.line, header, total.printed, "total_differs", "warn", details))
    return _judged(reading, without_rows(reading.export, findings))


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
