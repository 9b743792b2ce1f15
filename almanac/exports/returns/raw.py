"""The lines of an export as they arrived: the header's names, the raw cells, and the unit that each line names."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from almanac.catalogue import Contract
from almanac.exports.cells.named import UnitNames
from almanac.exports.cells.tidy import tidy
from almanac.exports.header import Found, Layout, find_header, known_names, layout_of
from almanac.exports.lines import Lines, decodings
from almanac.exports.records import Record, records


@dataclass(frozen=True)
class RawRow:
    """One line: its cells in the order of the file's first header, and the unit it names, if it names one."""

    line: int
    cells: tuple[str, ...]
    is_aligned: bool
    unit_code: str | None


@dataclass(frozen=True)
class RawRows:
    """Lines of one file; `columns` says in which cell each column of the contract stands."""

    names: tuple[str, ...]
    columns: dict[str, int]
    rows: tuple[RawRow, ...]


def raw_rows(
    data: bytes,
    encoding: str,
    contract: Contract,
    units: UnitNames,
    lines: Collection[int] | None = None,
    headings: Collection[int] = (),
) -> RawRows | None:
    """The given lines, or all below the header; None where the bytes show no header in this encoding.

    `headings` are the lines of repeated headers, below which the columns may stand in another order.
    """
    decoded = next((one for one in decodings(data) if one.encoding == encoding), None)
    found = find_header(decoded, contract) if decoded else None
    if found is None:
        return None
    unit = contract.unit_column
    is_merged = unit is not None and contract.columns[unit].merged
    wanted = None if lines is None else frozenset(lines)
    read, above, rows = units.reader(with_city=False), "", []
    for record, layout in _walk(found, None if is_merged else wanted, sorted(headings)):
        named = _cell(record, layout, unit)
        if is_merged:
            above = named = named or above
        if wanted is None or record.line in wanted:
            code = read(named) if named else None
            cells, is_aligned = _in_order(record, layout, found.layout)
            rows.append(RawRow(record.line, cells, is_aligned, code if isinstance(code, str) else None))
    return RawRows(found.layout.names, dict(found.layout.columns), tuple(rows))


def _walk(found: Found, wanted: frozenset[int] | None, headings: Sequence[int]) -> Iterator[tuple[Record, Layout]]:
    """The records below the header, all or those that begin on the wanted lines, each with the header in force."""
    layouts = _layouts(found, headings)
    for record in _records(found, wanted):
        yield record, layouts[bisect_left(headings, record.line)]


def _layouts(found: Found, headings: Sequence[int]) -> list[Layout]:
    """The header in force before the first repeated one, then after each of them."""
    known, layouts = known_names(found.contract), [found.layout]
    for line in headings:
        record = _at(found.lines, found.delimiter, line, found.layout.cells)
        again = record is None or tuple(record.cells) in found.layout.rows
        layouts.append(found.layout if record is None or again else layout_of(record, known))
    return layouts


def _records(found: Found, wanted: frozenset[int] | None) -> Iterator[Record]:
    """The records below the header: all, or only those that begin on the wanted lines."""
    width = found.layout.cells
    if wanted is None:
        yield from islice(
            records(found.lines, found.delimiter, found.layout.line - 1, width), len(found.layout.rows), None
        )
        return
    for line in sorted(wanted):
        record = _at(found.lines, found.delimiter, line, width)
        if record is not None:
            yield record


def _at(lines: Lines, delimiter: str, line: int, width: int) -> Record | None:
    """The record that begins on a line."""
    return next(records(lines, delimiter, line - 1, width), None) if 0 < line <= len(lines.texts) else None


def _cell(record: Record, layout: Layout, column: str | None) -> str:
    at = layout.columns.get(column or "", len(record.cells))
    return tidy(record.cells[at]) if at < len(record.cells) else ""


def _in_order(record: Record, layout: Layout, first: Layout) -> tuple[tuple[str, ...], bool]:
    """The cells under the names of the first header, and whether they can be told to stand there."""
    cells = record.cells
    if record.problem or len(cells) < layout.width or any(tidy(cell) for cell in cells[layout.cells :]):
        return tuple(cells), False
    if layout.columns == first.columns:
        return tuple(cells[: max(first.width, _filled(cells))]), True
    placed = [""] * first.width
    for name, at in layout.columns.items():
        if name in first.columns:
            placed[first.columns[name]] = cells[at]
    return tuple(placed), True


def _filled(cells: Sequence[str]) -> int:
    """How many cells there are up to the last that is not blank."""
    return max((at for at, cell in enumerate(cells, 1) if tidy(cell)), default=0)
