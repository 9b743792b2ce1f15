"""A table fitted to slides: as large as it fits, on as many as it needs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil

from almanac.briefings.deck.parts import fit
from almanac.briefings.native.box import Box

MOST_ROWS = 14
READABLE = 12.0  # points: what the back row of a room can read
SMALL = 0.86  # heads, of the size of the cells below
SIZES = (9.0, 18.0)
PAD = 8.0  # beside words in a cell
MANY = 9  # columns, from which on they stand closer


@dataclass(frozen=True)
class Cell:
    """Words in a cell: a glyph before them in its own colour, and the ground behind them."""

    words: str
    right: bool = False
    bold: bool = False
    glyph: str = ""
    glyph_color: str = ""
    ground: str = ""
    lit: bool = False

    @property
    def said(self) -> str:
        """All of it as one reads it."""
        return f"{self.glyph} {self.words}" if self.glyph else self.words


@dataclass(frozen=True)
class Grid:
    """Heads and rows; `heads` may be empty. `even`: all columns but the first are equally wide."""

    heads: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    even: bool = False

    @property
    def columns(self) -> list[list[Cell]]:
        """The cells of each column, its head first."""
        lines = [*([self.heads] if self.heads else []), *self.rows]
        return [list(column) for column in zip(*lines, strict=True)]


@dataclass(frozen=True)
class Cut:
    """A grid with the size of its letters, the widths of its columns and the heights of its rows, in points."""

    grid: Grid
    size: float
    widths: tuple[float, ...]
    head: float
    heights: tuple[float, ...]
    pad: float = PAD


def cut(grid: Grid, room: Box, sizes: tuple[float, float] = SIZES) -> Cut:
    """A grid fitted to a room: the largest letters with which it fits, else the least.

    Where it goes on, on other slides, its letters are as large as from the back of a room they must be.
    """
    wide, high = room.points
    size = sizes[1]
    made = _sized(grid, size, wide)
    goes_on = len(grid.rows) > MOST_ROWS
    while size > sizes[0] and not _fits(made, wide, high if not goes_on or size > READABLE else float("inf")):
        size -= 0.5
        made = _sized(grid, size, wide)
    return made


def pages(grid: Grid, room: Box) -> list[Cut]:
    """A grid on as many slides as it needs, its letters as large as they may be on so many."""
    made = cut(grid, room)
    found = list(pieces(made, room.points[1]))
    while len(found) > 1 and made.size < SIZES[1]:
        made = _sized(grid, made.size + 0.5, room.points[0])
        larger = list(pieces(made, room.points[1]))
        if len(larger) > len(found) or sum(made.widths) > room.points[0] + 1:
            break
        found = larger
    return found


def pieces(made: Cut, high: float, most: int = MOST_ROWS) -> Iterator[Cut]:
    """A fitted grid in pieces that are no higher than a room, as even as may be."""
    count, start = len(made.grid.rows), 0
    parts = max(1, -(-count // most), ceil(sum(made.heights) / (high - made.head)))
    per = -(-count // parts) if count else 1
    while start < count or (start == 0 and not count):
        end, used = start, made.head
        while end < count and end - start < per and (end == start or used + made.heights[end] <= high):
            used += made.heights[end]
            end += 1
        yield replace(made, grid=replace(made.grid, rows=made.grid.rows[start:end]), heights=made.heights[start:end])
        if not count:
            return
        start = end


def _fits(made: Cut, wide: float, high: float) -> bool:
    """Whether a grid fits in width, and one slide of it in height."""
    is_whole = not made.grid.even or all(
        _need(cell, made.size) + made.pad <= width
        for row in made.grid.rows
        for cell, width in zip(row, made.widths, strict=True)
    )
    return is_whole and sum(made.widths) <= wide + 1 and made.head + sum(made.heights) <= high


def _sized(grid: Grid, size: float, wide: float) -> Cut:
    """Widths and heights for letters of a size."""
    pad = PAD if len(grid.columns) < MANY else PAD / 2
    needs = [max(_need(cell, size) for cell in column) + 2 * pad for column in grid.columns]
    widths = _evened(grid, size, pad, wide) if grid.even else _shared(grid, needs, size, wide)
    small, inner = size * SMALL, [width - 2 * pad for width in widths]
    if grid.even:
        grid = replace(
            grid, heads=tuple(_folded(head, room, small) for head, room in zip(grid.heads, inner, strict=True))
        )
    heads = _height(grid.heads, inner, small) if grid.heads else 0.0
    return Cut(grid, size, tuple(widths), heads, tuple(_height(row, inner, size) for row in grid.rows), pad)


def _least(word: str, size: float) -> float:
    """The least room for a word of a head: characters may go onto two lines, letters may not."""
    return fit.wide(word, size) * (1.05 if word.isascii() else 0.6)


def _folded(head: Cell, room: float, size: float) -> Cell:
    """A head of characters that is too wide, broken in its middle rather than before its last."""
    words = head.words
    if words.isascii() or not room < fit.wide(words, size) < 2 * room:
        return head
    half = (len(words) + 1) // 2
    return replace(head, words=f"{words[:half]}\v{words[half:]}")


def _need(cell: Cell, size: float) -> float:
    """The width of a cell's words on one line."""
    return max(fit.wide(line, size, cell.bold) for line in cell.said.split("\n")) * 1.03


def _evened(grid: Grid, size: float, pad: float, wide: float) -> list[float]:
    """The first column as wide as it needs, the others alike; where that is too narrow for one, each as it needs."""
    words = [[word for cell in column[:1] for word in cell.words.split()] for column in grid.columns]
    needs = [
        max([*(_need(cell, size) + 5 for cell in column[1:]), *(_least(word, size * SMALL) for word in said)]) + 2 * pad
        for column, said in zip(grid.columns, words, strict=True)
    ]
    each = (wide - needs[0]) / max(len(needs) - 1, 1)
    if max(needs[1:], default=0) <= each:
        return [needs[0], *([each] * (len(needs) - 1))]
    return [need * max(1.0, wide / sum(needs)) for need in needs]


def _shared(grid: Grid, needs: list[float], size: float, wide: float) -> list[float]:
    """Columns as wide as they need; where that is too much the widest are cut down, where little is used all grow."""
    cap = max(needs)
    least = [
        min(need, size * (5 if column[-1].right else 7) + 2 * PAD)
        for need, column in zip(needs, grid.columns, strict=True)
    ]
    while sum(widths := [min(need, cap) for need in needs]) > wide and cap > max(least):
        cap *= 0.97
    grown = min(wide / sum(widths), 2.2)
    return [width * grown for width in widths] if grown > 1 else widths


def _height(cells: Sequence[Cell], rooms: Sequence[float], size: float) -> float:
    """A row as high as its fullest cell."""
    said = [cell.said.replace("\v", "\n") for cell in cells]
    most = max(fit.lines(one, room, size, cell.bold) for one, room, cell in zip(said, rooms, cells, strict=True))
    return most * size * fit.LINE + size * 0.7
