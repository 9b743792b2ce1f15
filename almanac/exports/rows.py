"""Records → rows of data: titles, totals, footers, blanks and repeated headers set aside, each with its finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import numpy as np

from almanac.catalogue import Contract
from almanac.exports.cells.named import key
from almanac.exports.cells.tidy import is_damaged, tidy
from almanac.exports.header import Layout, layout_of
from almanac.exports.kinds import Kinds
from almanac.exports.lines import Lines, hexadecimal
from almanac.exports.records import Record
from almanac.exports.results import Finding, Severity
from almanac.exports.words import words


@dataclass
class Section:
    """The rows below one header; `is_wide` where rows of just its width were already read in bulk."""

    layout: Layout
    line: int = 0
    is_wide: bool = False
    records: list[Record] = field(default_factory=list)
    width: int = 0

    @cached_property
    def columns(self) -> list[tuple[str, ...]]:
        """The cells of the rows by column; ask only once the rows are settled."""
        return list(zip(*(record.cells for record in self.records), strict=True))


@dataclass
class Sorted:
    """All records of a file by kind."""

    sections: list[Section]
    findings: list[Finding] = field(default_factory=list)
    totals: list[tuple[Layout, Record]] = field(default_factory=list)
    skipped: int = 0
    rejected: int = 0
    breaks: list[int] = field(default_factory=list)


def sort_records(
    found: Sequence[Record],
    layout: Layout,
    contract: Contract,
    lines: Lines,
    totals: Iterable[str],
    plain_lines: np.ndarray,
) -> Sorted:
    """Every record below the header put where it belongs; rows keep their order. Lines read in bulk stand between."""
    judge = Kinds(found, layout, contract, totals)
    done = Sorted([Section(layout)])
    for at, record in enumerate(found):
        section = done.sections[-1]
        kind = judge.kind(record, section.layout)
        if not kind and record.cells.count("") >= len(record.cells) - 1 and judge.is_title(found, at):
            kind = "title"
        if not kind:
            section.records.append(record)
        elif record.problem or kind == "damaged_character":
            _reject(done, _problem(record, kind, section.layout, lines))
        else:
            _skip(done, record, kind, section.layout, judge)
    ends = [*(section.line for section in done.sections[1:]), np.iinfo(np.int64).max]
    for section, end in zip(done.sections, ends, strict=True):
        first, last = np.searchsorted(plain_lines, (section.line, end))
        section.is_wide = bool(last > first)
        _settle_width(section, done)
    return done


def _skip(done: Sorted, record: Record, kind: str, layout: Layout, judge: Kinds) -> None:
    """Sets a record aside; a repeated header begins a new section."""
    done.skipped += 1
    value = _signed_off(record) if kind == "footer" else _shown(record)
    done.findings.append(Finding(record.line, "", value, kind, "skip"))
    if kind == "total":
        done.totals.append((layout, record))
    elif kind == "repeated_header":
        is_same = tuple(record.cells) in layout.rows
        done.sections.append(Section(layout if is_same else layout_of(record, judge.signs.known), record.line))
        done.breaks.append(record.line)


def _reject(done: Sorted, finding: Finding) -> None:
    done.rejected += 1
    done.findings.append(finding)
    done.breaks.append(finding.line or 0)


def _problem(record: Record, kind: str, layout: Layout, lines: Lines) -> Finding:
    """The finding for a record that cannot be read as cells."""
    if kind == "bad_bytes":
        value = hexadecimal(lines.broken[record.line - 1], lines.encoding.removesuffix("-sig"))
        return Finding(record.line, "", value, kind, "reject", {"encoding": lines.encoding.upper()})
    if kind == "damaged_character":
        at = next(at for at, cell in enumerate(record.cells) if is_damaged(cell))
        name = layout.names[at] if at < layout.width else ""
        return Finding(record.line, name, record.cells[at], kind, "reject")
    return Finding(record.line, "", _shown(record), kind, "reject")


def _settle_width(section: Section, done: Sorted) -> None:
    """Rows must be as wide as their header, or all have the same blank cells at their end."""
    layout = section.layout
    widths = Counter(len(record.cells) for record in section.records)
    section.width = layout.cells
    if layout.cells not in widths and not section.is_wide:
        wider = [width for width, _ in widths.most_common() if width >= layout.width]
        section.width = next((w for w in wider if _is_blank_beyond(section.records, w, layout.width)), layout.cells)
    if section.width > layout.cells and section.records:
        extra = {"extra": str(section.width - layout.cells)}
        done.findings.append(Finding(layout.line, "", "", "trailing_cells", "repair", extra))
    kept = []
    for record in section.records:
        if finding := _misplaced(record, section):
            _reject(done, finding)
        else:
            kept.append(record)
    section.records = kept


def _misplaced(record: Record, section: Section) -> Finding | None:
    """What is wrong with the width of a row, or with what stands in it beyond the header."""
    if len(record.cells) != section.width:
        details = {"cells": str(len(record.cells)), "expected": str(section.width)}
        return Finding(record.line, "", _shown(record), "wrong_width", "reject", details)
    named = section.layout.width
    beyond = next((at for at in range(named, section.width) if tidy(record.cells[at])), None)
    if beyond is None:
        return None
    return Finding(record.line, "", record.cells[beyond], "beyond_header", "reject", {"cell": str(beyond + 1)})


def _is_blank_beyond(found: Iterable[Record], width: int, named: int) -> bool:
    return not any(tidy(cell) for record in found if len(record.cells) == width for cell in record.cells[named:])


def _shown(record: Record) -> str:
    """A record as one short text."""
    return " | ".join(cell.strip() for cell in record.cells).strip(" |").replace("\0", "\u2400")[:200]


def _signed_off(record: Record) -> str:
    """A footer without the names that stand in it."""
    people = tuple(key(word) for word in words().footers.people)
    shown, hide_next = [], False
    for cell in record.cells:
        text = cell.strip()
        if key(text).startswith(people):
            label, colon, rest = tidy(text).partition(":")
            hide_next = not rest.strip()
            shown.append(label + colon + (words().hidden if rest.strip() else ""))
        elif text:
            shown.append(words().hidden if hide_next else text)
            hide_next = False
    return " | ".join(shown)[:200]


def above(found: Iterable[Record]) -> list[Finding]:
    """The findings for what stands above the header."""
    severity: Severity = "skip"
    return [Finding(r.line, "", _signed_off(r) if not r.problem else "", "above_header", severity) for r in found]
