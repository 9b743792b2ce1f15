"""One file → its rows and findings, by the contract that its name or its header says."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fnmatch import fnmatchcase
from io import BytesIO
from pathlib import PurePosixPath
from typing import BinaryIO

from almanac.catalogue import Contract
from almanac.exports import lines as texts
from almanac.exports.bulk.body import BodyReader, can_be_bulk
from almanac.exports.bulk.plain import Body, Plain
from almanac.exports.bulk.start import find_start
from almanac.exports.bulk.stream import PIECE, Stream
from almanac.exports.cells.convert import Setting
from almanac.exports.cells.named import UnitNames
from almanac.exports.cells.personal import personal_cells, without_personal
from almanac.exports.cells.signed import without_names
from almanac.exports.columns import forbidden_columns, left_out, wrong_columns
from almanac.exports.header import SEARCHED, Found, fitting_header
from almanac.exports.judge import Reading
from almanac.exports.records import records
from almanac.exports.results import Export, Finding, refused, with_findings
from almanac.exports.rows import Sorted, above, sort_records
from almanac.exports.table import fill_table
from almanac.exports.totals import printed_totals
from almanac.exports.words import words
from almanac.mistakes import Mistake


@dataclass(frozen=True)
class Desk:
    """What reading needs besides the bytes: the contracts, the units and the day."""

    contracts: Mapping[str, Contract]
    units: UnitNames
    today: date


def read_export(source: bytes | BinaryIO, file: str, desk: Desk, piece: int = PIECE) -> Reading:
    """A file's rows and findings, not yet judged together: in bulk, or carefully where that leaves a doubt."""
    stream = BytesIO(source) if isinstance(source, bytes) else source
    reading = read_in_bulk(stream, file, desk, piece)
    if reading is None:
        stream.seek(0)
        return read_carefully(stream.read(), file, desk)
    return reading


def read_carefully(data: bytes, file: str, desk: Desk) -> Reading:
    """The same for bytes, with a look at every single line."""
    named = contracts_named(file, desk.contracts.values())
    source = named[0].source if len(named) == 1 else None
    export = Export(file, source, "accepted", sha256=hashlib.sha256(data).hexdigest())
    if rule := texts.signature(data):
        return Reading(refused(export, Finding(None, "", "", rule, "refuse")))
    found = _recognised(data, named or list(desk.contracts.values()), bool(named))
    if isinstance(found, Finding):
        return Reading(_not_found(export, data, found))
    reading = _read_rows(found, _walked(found, export.sha256), export, desk)
    assert reading is not None
    return reading


def read_in_bulk(stream: BinaryIO, file: str, desk: Desk, piece: int = PIECE) -> Reading | None:
    """The reading of a file that leaves no doubt about its encoding and its header; else None."""
    named = contracts_named(file, desk.contracts.values())
    start = find_start(Stream(stream), named or list(desk.contracts.values()), bool(named))
    if start is None or not can_be_bulk(start.found.contract):
        return None
    contract = start.found.contract
    body = BodyReader(start, contract, _totals(contract, desk)[0], piece).read()
    return _read_rows(start.found, body, Export(file, contract.source, "accepted", sha256=body.sha256), desk)


def _walked(found: Found, sha256: str) -> Body:
    """All lines below a header as records."""
    lines, layout = found.lines, found.layout
    walked = list(records(lines, found.delimiter, layout.line - 1, layout.cells))
    count = len(layout.rows)
    return Body(lines, len(lines.texts), walked[:count], walked[count:], Plain(), sha256)


def contracts_named(file: str, contracts: Iterable[Contract]) -> list[Contract]:
    """The contracts one of whose patterns names the file."""
    name = PurePosixPath(file).name.casefold()
    return [c for c in contracts if any(fnmatchcase(name, pattern.casefold()) for pattern in c.files)]


def _recognised(data: bytes, contracts: Sequence[Contract], is_named: bool) -> Found | Finding:
    """The header in the first encoding that shows one, of the contract that it fits best."""
    for decoded in texts.decodings(data):
        if found := fitting_header(decoded, contracts, is_named):
            return found
    return _no_header(contracts[0]) if is_named else Finding(None, "", "", "unrecognised", "refuse")


def _no_header(contract: Contract) -> Finding:
    expected = [column.zh for column in contract.columns.values() if column.required]
    details = {"title": contract.title.zh, "searched": str(SEARCHED), "expected": " · ".join(expected)}
    return Finding(None, "", "", "no_header", "refuse", details)


def _not_found(export: Export, data: bytes, finding: Finding) -> Export:
    encoding = next(texts.decodings(data)).encoding
    export = refused(replace(export, encoding=encoding), finding)
    return export if finding.rule == "no_header" else replace(export, status="unrecognised", source=None)


def _read_rows(found: Found, body: Body, export: Export, desk: Desk) -> Reading | None:
    """The rows below a header, unless the header or personal data refuse the file; None where bulk was wrong."""
    contract, layout, below, plain = found.contract, found.layout, body.below, body.plain
    export = replace(export, source=contract.source, encoding=body.lines.encoding, delimiter=found.delimiter)
    everything = [*found.above, *body.head, *below]
    _add_up(export, body.count, sum(record.span for record in everything) + len(plain.lines))
    rows_in = len(below) + len(plain.lines)
    counted = replace(export, header_line=layout.line, rows_in=rows_in, rows_rejected=rows_in)
    wrong = [*forbidden_columns([layout], contract), *wrong_columns(layout, contract)]
    if wrong := [*wrong, *personal_cells(everything, layout.names, contract.forbidden.values)]:
        return Reading(refused(counted, *wrong))
    totals, with_city = _totals(contract, desk)
    rows = sort_records(below, layout, contract, body.lines, totals, plain.lines)
    if any(section.is_wide and section.layout is not layout for section in rows.sections):
        return None
    below_layouts = [section.layout for section in rows.sections[1:]]
    wrong = forbidden_columns(below_layouts, contract)
    if wrong := [*wrong, *(finding for one in below_layouts for finding in wrong_columns(one, contract))]:
        return Reading(refused(counted, *wrong))
    return _filled(found, body, rows, counted, Setting(desk.units, desk.today, with_city))


def _filled(found: Found, body: Body, rows: Sorted, counted: Export, setting: Setting) -> Reading:
    """The table of the rows, and every finding of reading."""
    contract, layout = found.contract, found.layout
    filled = fill_table(rows, body.plain, contract, setting, counted.file)
    export = replace(
        counted,
        rows_loaded=filled.table.num_rows,
        rows_rejected=rows.rejected + filled.rejected,
        rows_skipped=rows.skipped,
        table=filled.table,
    )
    _add_up(export, export.rows_in, export.rows_loaded + export.rows_rejected + export.rows_skipped)
    findings = [
        *above(found.above),
        *left_out((section.layout for section in rows.sections), contract),
        *rows.findings,
        *filled.findings,
    ]
    if not body.lines.is_ended:
        findings.append(Finding(body.count, "", "", "no_line_end", "warn"))
    headers = {name: layout.name_of(name, contract) for name in contract.columns}
    shown = [hide_personal(finding, contract) for finding in findings]
    return Reading(with_findings(export, shown), contract, headers, printed_totals(rows, contract))


def _totals(contract: Contract, desk: Desk) -> tuple[tuple[str, ...], bool]:
    """The words of a line of totals, and whether the city is a unit like others: not where each unit owes one row."""
    totals = contract.totals or words().totals
    owes_rows = contract.expected is not None and contract.expected.by == "unit"
    if owes_rows and contract.unit_column in contract.key:
        return (*totals, *desk.units.city), False
    return totals, True


def hide_personal(finding: Finding, contract: Contract) -> Finding:
    """The finding with no name of a signature and nothing like a forbidden value in what it shows."""
    forbidden = contract.forbidden.values
    value = without_personal(without_names(finding.value), forbidden)
    details = {name: without_personal(said, forbidden) for name, said in finding.details.items()}
    if (value, details) == (finding.value, finding.details):
        return finding
    return replace(finding, value=value, details=details)


def _add_up(export: Export, expected: int, found: int) -> None:
    """Every line and every row has its place, or nothing goes on."""
    if expected != found:
        raise Mistake("lost_lines", file=export.file)
