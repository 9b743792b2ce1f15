"""Further cells to hide, so that no sum gives away a cell that is hidden because it is small.

A column is what adds up to one total; a grid adds up in both directions. A total counts with the sign −, so that every
line adds up to 0 and a hidden cell is open to a reader who can move other hidden cells against it.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from almanac.indicators.suppress.known import ENDLESS, Known

Key = TypeVar("Key", bound=Hashable)
NARROW = 1e-9


@dataclass(frozen=True)
class Cell:
    """A number, what hiding it says, what hiding it costs, and its sign: −1 for a total of a line, 1 of both.

    `lines` names all lines in which the number stands, None for a total: only numbers that stand in the same lines can
    move against each other.
    """

    value: float
    known: Known
    cost: float
    sign: int = 1
    lines: Hashable = None
    low: float = -ENDLESS
    high: float = ENDLESS

    def room(self, move: float) -> float:
        """How far the cell may move the way of `move` (signed as its line counts it) before a reader sees it."""
        up = (move > 0) == (self.sign > 0)
        end = min(self.known.high, self.high) - self.value if up else self.value - max(self.known.low, self.low)
        return max(end, 0.0)

    def meets(self, other: "Cell") -> bool:
        """Whether the two stand in the same lines."""
        return None in (self.lines, other.lines) or self.lines == other.lines

    def moves(self) -> tuple[float, float]:
        """How far down and up (signed as its line counts it) a small cell must be able to move; (0, 0) for others."""
        if self.known.open is None:
            return 0.0, 0.0
        ends = sorted(self.sign * (end - self.value) for end in self.known.open)
        return min(ends[0], 0.0), max(ends[1], 0.0)


def protect_column(cells: Mapping[Key, Cell], hidden: set[Key]) -> None:
    """Adds to `hidden` until each small cell can be all that its label says, the others moving against it.

    In one line the room of the hidden cells adds up, so no linear programme is needed. Takes the cheapest cell that is
    enough by itself, else the one with most room; where nothing is enough all are hidden, with the total.
    """
    small = [key for key, cell in cells.items() if cell.known.open and key in hidden]
    for key in small:
        down, up = cells[key].moves()
        while lacking := _lacking(cells, hidden, key, (-down, -up)):
            candidates = [other for other in cells if other not in hidden and cells[other].meets(cells[key])]
            if not candidates:
                hidden.update(cells)
                break
            enough = [c for c in candidates if all(cells[c].room(move) >= abs(move) - NARROW for move in lacking)]
            if enough:
                hidden.add(min(enough, key=lambda c: cells[c].cost))
            else:
                hidden.add(max(candidates, key=lambda c: (_useful(cells[c], lacking), -cells[c].cost)))


def _lacking(cells: Mapping[Key, Cell], hidden: set[Key], key: Key, moves: Iterable[float]) -> list[float]:
    """The moves of the other hidden cells together that there is no room for yet, by how much there is none."""
    short = []
    for move in moves:
        room = sum(cells[other].room(move) for other in _against(cells, hidden, key))
        if room < abs(move) - NARROW:
            short.append((abs(move) - room) * (1 if move > 0 else -1))
    return short


def _against(cells: Mapping[Key, Cell], hidden: set[Key], key: Key) -> list[Key]:
    """The other hidden cells that stand in the same lines."""
    return [other for other in cells if other in hidden and other != key and cells[other].meets(cells[key])]


def _useful(cell: Cell, lacking: list[float]) -> float:
    """How much of what is lacking a cell has room for."""
    return sum(min(cell.room(move), abs(move)) for move in lacking)


def protect_grid(cells: Mapping[tuple[Key, Key], Cell], hidden: set[tuple[Key, Key]]) -> None:
    """The same where cells add up in rows and in columns: each small cell is moved in a rectangle of hidden cells.

    The hypercube method (Repsilber 1994; GHMITER of tau-Argus). A rectangle for both directions, else one for each;
    where there is none, the whole grid is hidden.
    """
    rows, columns = (list(dict.fromkeys(key[axis] for key in cells)) for axis in (0, 1))
    for key in [key for key, cell in cells.items() if cell.known.open and key in hidden]:
        corners = [
            ((key[0], column), (row, key[1]), (row, column))
            for row in rows
            for column in columns
            if row != key[0] and column != key[1] and {(key[0], column), (row, key[1]), (row, column)} <= set(cells)
            if cells[row, column].meets(cells[key])
        ]
        moves = [move for move in cells[key].moves() if move]
        for wanted in [moves] if _rectangle(cells, hidden, corners, moves) else [[move] for move in moves]:
            best = _rectangle(cells, hidden, corners, wanted)
            hidden.update(best or cells)


def _rectangle(
    cells: Mapping[tuple[Key, Key], Cell],
    hidden: set[tuple[Key, Key]],
    corners: list[tuple[tuple[Key, Key], tuple[Key, Key], tuple[Key, Key]]],
    moves: list[float],
) -> tuple[tuple[Key, Key], ...] | None:
    """The three corners that cost least to hide and have room for the moves; None where there are none."""
    able = [three for three in corners if all(_fits(cells, three, move) for move in moves)]
    return min(able, key=lambda three: sum(cells[c].cost for c in three if c not in hidden), default=None)


def _fits(
    cells: Mapping[tuple[Key, Key], Cell], three: tuple[tuple[Key, Key], tuple[Key, Key], tuple[Key, Key]], move: float
) -> bool:
    """Whether the neighbours in row and column can move against, and the opposite corner along."""
    directions = (-move, -move, move)
    return all(cells[c].room(d) >= abs(d) - NARROW for c, d in zip(three, directions, strict=True))
