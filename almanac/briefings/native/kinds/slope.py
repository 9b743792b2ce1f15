"""Small charts, one for each measure: every unit from what it is held against to now."""

from collections.abc import Sequence

from almanac.briefings.native.kinds.look import cells_of, plain_axis, values_in
from almanac.briefings.native.plot import Label, Plot, Point, Run, Series
from almanac.figures.kinds import slope as panels
from almanac.figures.look import Mark
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.pieces.chosen import chosen, color_of_words

ROOM = 0.12  # of the reach of the values, above and below them
REAL, CHANCE = 2.5, 1.25  # points of a line


def slope(part: Picture) -> Sequence[Plot]:
    """A chart for each measure, and one key of the units for all of them."""
    marks = chosen(part)
    return [panel(part, name, rows, marks) for name, rows in panels.by_panel(part.rows).items()]


def panel(part: Picture, name: str, rows: list[Row], marks: dict[str, Mark]) -> Plot:
    """Every unit of one measure; where all begin at the same value, it is said once."""
    known = values_in(rows, "x", "before")
    reach = (max(known) - min(known)) or abs(max(known)) or 1
    starts = [row for row in rows if row["before"] is not None]
    said = starts[-1:] if len({row["before"] for row in starts}) == 1 else starts
    drawn = [drawn_of(part, row, marks.get(str(row["series"])), any(row is one for one in said)) for row in rows]
    lines = tuple(one for both in zip(*drawn, strict=True) for one in both)
    axis = plain_axis(min(known) - ROOM * reach, max(known) + ROOM * reach)
    ends = tuple(end_of(part, rows, key) for key in ("before_name", "now_name"))
    return Plot("line", lines, axis, ends, title=name, cells=cells_of(known), small=True, marks=key(part, marks))


def end_of(part: Picture, rows: Sequence[Row], name: str) -> str:
    """What the values at one end are called."""
    said = [str(row[name]) for row in rows if row.get(name)]
    return max(said, key=said.count) if said else part.word(name)


def drawn_of(part: Picture, row: Row, mark: Mark | None, has_start: bool) -> tuple[Series, Series]:
    """One unit: its line, grey where the change may be chance, and its mark and figures in its colour.

    The mark is a series of its own, for LibreOffice draws marks in the colour of their line.
    """
    name, city, real = str(row["series"]), is_city(row) or mark is None, bool(row.get("is_real"))
    color = part.color("ink") if city or mark is None else mark.color
    ink = part.color("ink") if city or mark is None else panels.written_in(part, row, {name: mark})
    start = panels.figures(row, "before") if has_start else ""
    before = Label((Run(start, ink),), "left") if start else None
    now = Label((Run(panels.figures(row, "x"), ink, real),), "right")
    bare = (Point(row["before"]), Point(row["x"]))
    points = (Point(row["before"], label=before, symbol="none"), Point(row["x"], label=now))
    shade, dash = color if real or city else part.color("peer_soft"), "sysDash" if city else "solid"
    line = Series(name, bare, "line", shade, REAL if real else CHANCE, dash)
    symbol = "none" if city or mark is None else mark.symbol
    return line, Series(name, points, "dots", color, symbol=symbol, size=8)


def key(part: Picture, marks: dict[str, Mark]) -> tuple[Run, ...]:
    """The units with their marks, and the city with its line, as they are written above all charts."""
    city = next((str(row["series"]) for row in part.rows if is_city(row)), "")
    found = [Run(f"{mark.glyph or '●'} {name}", color_of_words(part, mark), True) for name, mark in marks.items()]
    return (*found, Run(f"┅ {city}", part.color("ink"), True)) if city else tuple(found)
