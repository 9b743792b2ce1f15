"""The header, found by the names that contracts give to their columns: never a guess."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from almanac.catalogue import Contract
from almanac.exports.cells.named import key
from almanac.exports.cells.tidy import tidy
from almanac.exports.lines import Lines
from almanac.exports.records import Record, records
from almanac.exports.results import Finding
from almanac.exports.words import words

SEARCHED = 50


@dataclass(frozen=True)
class Layout:
    """Which cell holds which column from one header on; `rows` are its one or two records, `names` what they say."""

    line: int
    rows: tuple[tuple[str, ...], ...]
    columns: dict[str, int]
    names: tuple[str, ...]
    twice: tuple[int, int] | None

    @property
    def cells(self) -> int:
        """All cells of the header, nameless ones at its end included."""
        return len(self.rows[0])

    @property
    def width(self) -> int:
        """The cells up to the last that has a name."""
        return len(self.names)

    def name_of(self, column: str, contract: Contract) -> str:
        """The header of a column as it arrived, else its first name in the contract."""
        at = self.columns.get(column)
        return contract.columns[column].zh if at is None else self.names[at]


@dataclass(frozen=True)
class Found:
    """A header in a file read in one way: what it says, and the records above it."""

    lines: Lines
    delimiter: str
    contract: Contract
    layout: Layout
    above: Sequence[Record]

    @property
    def matched(self) -> tuple[int, float]:
        """How many columns of the contract the header has, and which share."""
        count = len(self.layout.columns)
        return count, count / len(self.contract.columns)


def known_names(contract: Contract) -> dict[str, str]:
    """The columns of a contract by every header under which they may arrive."""
    return {header_key(name): column for column, declared in contract.columns.items() for name in declared.names}


def header_key(cell: str) -> str:
    """How headers are compared: as words, without the star that marks what is required."""
    return key(cell).strip("*")


def find_header(lines: Lines, contract: Contract) -> Found | None:
    """The header of one contract: the delimiter under which most of its names are found."""
    known, best = known_names(contract), None
    first = "".join(lines.texts[:SEARCHED])
    for delimiter in (one for at, one in enumerate(words().delimiters) if not at or one in first):
        start = list(islice(records(lines, delimiter), SEARCHED))
        found = _first_header(start, contract, known)
        if found and (best is None or len(found[1].columns) > len(best.layout.columns)):
            best = Found(lines, delimiter, contract, found[1], start[: found[0]])
            if 2 * len(found[1].columns) > len(contract.columns):
                break
    return best


def fitting_header(lines: Lines, contracts: Iterable[Contract], is_named: bool) -> Found | Finding | None:
    """The header of the contract that it fits best, or why none is chosen; a file not named for it must fit well."""
    found = [header for contract in contracts if (header := find_header(lines, contract))]
    if not is_named:
        found = [header for header in found if header.matched[1] > 0.5]
    best = max((header.matched for header in found), default=None)
    fitting = [header for header in found if header.matched == best]
    if len(fitting) > 1:
        sources = {"sources": ", ".join(header.contract.source for header in fitting)}
        return Finding(None, "", "", "ambiguous_source", "refuse", sources)
    return fitting[0] if fitting else None


def layout_of(record: Record, known: dict[str, str]) -> Layout:
    """What a record says when it is read as a header."""
    return _layout(record.line, [record.cells], [(cell,) for cell in record.cells], known)


def is_header(layout: Layout, contract: Contract) -> bool:
    """Whether enough known names stand in a record, and not as labels beside values."""
    matched = len(layout.columns)
    if matched >= 3:
        return True
    others = (name for at, name in enumerate(layout.names) if at not in layout.columns.values())
    return matched >= min(2, len(contract.columns)) and not any(char.isdigit() for name in others for char in name)


def _first_header(start: Sequence[Record], contract: Contract, known: dict[str, str]) -> tuple[int, Layout] | None:
    """The first record that is a header, unless a later one has more than twice its names."""
    candidates = []
    for position, record in enumerate(start):
        if record.problem:
            continue
        layout = _best_layout(record, start[position + 1] if position + 1 < len(start) else None, known)
        if is_header(layout, contract):
            candidates.append((position, layout))
            if 2 * len(layout.columns) >= len(contract.columns):
                break
    most = max((len(layout.columns) for _, layout in candidates), default=0)
    return next(((position, layout) for position, layout in candidates if 2 * len(layout.columns) >= most), None)


def _best_layout(record: Record, below: Record | None, known: dict[str, str]) -> Layout:
    """The record as a header, or together with the one below where the two make more of it than either alone."""
    alone = layout_of(record, known)
    if below is None or below.problem or len(below.cells) != len(record.cells):
        return alone
    both = _layout(record.line, [record.cells, below.cells], _joined(record.cells, below.cells), known)
    return both if len(both.columns) > max(len(alone.columns), len(layout_of(below, known).columns)) else alone


def _joined(top: Sequence[str], bottom: Sequence[str]) -> list[tuple[str, ...]]:
    """What each cell of a two-row header may be called, the surest name first; a merged cell above spreads right."""
    called: list[tuple[str, ...]] = []
    above = ""
    for upper, lower in zip(top, bottom, strict=True):
        above = tidy(upper) or above
        called.append((above + tidy(lower), lower, *([upper] if tidy(upper) else [])) if tidy(lower) else (upper,))
    return called


def _layout(
    line: int, rows: Iterable[Sequence[str]], called: Iterable[tuple[str, ...]], known: dict[str, str]
) -> Layout:
    columns: dict[str, int] = {}
    names: list[str] = []
    twice = None
    for at, candidates in enumerate(called):
        name = next((name for name in candidates if header_key(name) in known), candidates[0])
        names.append(" ".join(tidy(name).split()))
        column = known.get(header_key(name))
        if column is not None and column in columns:
            twice = twice or (columns[column], at)
        elif column is not None:
            columns[column] = at
    while names and not names[-1]:
        names.pop()
    return Layout(line, tuple(map(tuple, rows)), columns, tuple(names), twice)
