"""A return slip: for one unit, file by file, the lines that were not loaded, why, and what to do."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from almanac.catalogue import Contract
from almanac.exports.cells.personal import without_personal
from almanac.exports.header import header_key
from almanac.exports.returns.raw import RawRow, RawRows
from almanac.exports.words import words

PRIVATE = frozenset({"forbidden_column", "personal_data"})


@dataclass(frozen=True)
class Fault:
    """One thing to mend: its column and value as they arrived, the reason and the fix in words."""

    line: int | None
    column: str
    value: str
    rule: str
    message: str
    fix: str
    is_whole: bool = False


@dataclass(frozen=True)
class SlipRow:
    """A returned line with its cells as they arrived, the places of those to mend, and the faults."""

    line: int
    cells: tuple[str, ...]
    marked: Mapping[int, Fault]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class SlipFile:
    """One export on a slip; `whole` are the reasons why all of it was returned."""

    file: str
    title: str
    names: tuple[str, ...]
    rows: tuple[SlipRow, ...]
    whole: tuple[Fault, ...]
    returned: int
    is_private: bool
    has_cells: bool


@dataclass(frozen=True)
class Slip:
    """All that goes back to one unit; without a code, what names no unit."""

    unit_code: str
    unit: str
    label: str
    built: str
    files: tuple[SlipFile, ...]

    @property
    def returned(self) -> int:
        """How many lines go back."""
        return sum(file.returned for file in self.files)


def slip_file(
    file: str, title: str, contract: Contract | None, raw: RawRows | None, faults: Sequence[Fault], returned: int
) -> SlipFile:
    """One export as it goes on a slip; of a file with personal data only its name and the reason."""
    whole = tuple(fault for fault in faults if fault.is_whole)
    if any(fault.rule in PRIVATE for fault in faults):
        reasons = tuple(_hidden(fault) for fault in whole)
        return SlipFile(file, title, (), (), reasons, returned, is_private=True, has_cells=False)
    by_line: dict[int, list[Fault]] = {}
    for fault in faults:
        if fault.line is not None and not fault.is_whole:
            by_line.setdefault(fault.line, []).append(fault)
    shown = _Shown(contract, raw) if contract and raw else None
    cells = {row.line: shown.cells(row) for row in raw.rows} if shown and raw else {}
    rows = tuple(_row(line, cells.get(line, ()), found, raw) for line, found in sorted(by_line.items()))
    names = raw.names if raw else ()
    return SlipFile(file, title, names, rows, whole, returned, is_private=False, has_cells=bool(raw))


def _hidden(fault: Fault) -> Fault:
    return replace(fault, value=words().hidden)


class _Shown:
    """What may be shown of a line: nothing that a contract forbids, and no column that it does not name."""

    def __init__(self, contract: Contract, raw: RawRows) -> None:
        self.forbidden = contract.forbidden.values
        banned = {header_key(name) for name in contract.forbidden.columns}
        self.known = {at for at in raw.columns.values() if header_key(raw.names[at]) not in banned}
        self.strange = {at for at, name in enumerate(raw.names) if name and at not in self.known}

    def cells(self, row: RawRow) -> tuple[str, ...]:
        """The cells of a line; none where they cannot be told apart from those of a strange column."""
        if not row.is_aligned and self.strange:
            return ()
        return tuple(
            "" if row.is_aligned and at in self.strange else without_personal(cell, self.forbidden)
            for at, cell in enumerate(row.cells)
        )


def _row(line: int, cells: tuple[str, ...], faults: Sequence[Fault], raw: RawRows | None) -> SlipRow:
    names = raw.names if raw else ()
    marked = {at: fault for fault in faults for at in _places(fault, names, cells)}
    return SlipRow(line, cells, marked, tuple(faults))


def _places(fault: Fault, names: Sequence[str], cells: Collection[str]) -> list[int]:
    """Which cells of a line a fault speaks of."""
    parts = {fault.column, *fault.column.split(" + ")} - {""}
    found = [at for at, name in enumerate(names) if name in parts]
    if found or not fault.value:
        return found
    return [at for at, cell in enumerate(cells) if at >= len(names) and cell == fault.value]


@dataclass(frozen=True)
class Listing:
    """Findings as a plain list: heads and rows of words."""

    title: str
    label: str
    built: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
