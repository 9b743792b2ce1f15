"""Cards of a few units on the page's own ground: mark and name, how often above and below, and how large they are.

Roles: row (the unit), series (the same), code, verdict, chosen (false: the row tells a size only), size (words about
the unit's size; empty where the row says none).
Options: width (px expected), across (cards on a line; default as many as there are, at most 4).
One row per unit and measure: the card counts the verdicts. The city has no card.
"""

from itertools import islice
from typing import Any

import plotly.graph_objects as go

from almanac.figures.look import Mark
from almanac.figures.marks import Stroke, box, text, width_of
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.pieces.chosen import chosen
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "verdict")
MOST, GAP, EDGE, HIGH, LINE = 4, 16, 20, 54, 18
BOLDER, NARROWER = 1.08, 0.94  # how much wider bold words are; how much narrower a card may be drawn


def figure(part: Picture) -> go.Figure:
    """The cards, in lines."""
    units = by_unit(part)
    if not units:
        return blank(part)
    marks, wide, y = chosen(part), part.number("width", 1360), 0.0
    across = int(part.number("across", min(len(units), MOST)))
    on, left, key = Sheet(part), iter(units.items()), counted(part, units, wide / across)
    room = (wide + part.px(GAP)) / across - part.px(GAP)
    while line := list(islice(left, across)):
        sizes = [lines_for(sizes_of(rows), room - 2 * part.px(EDGE), part.size("tick"), 3) for _, rows in line]
        high = part.px(HIGH) + part.px(LINE) * max(1 + said.count("<br>") for said in sizes)
        for i, ((name, rows), said) in enumerate(zip(line, sizes, strict=True)):
            x = i * (room + part.px(GAP)) / wide
            edges = (x + 1 / wide, x + (room - 1) / wide), (y + 1, y + high - 1)
            on.shapes.append(box(part, *edges, "paper", edge="hairline"))
            on.notes += words(part, name, counts_of(part, rows, key), said, marks[name], (x, room / wide), y)
        y += high + part.px(GAP)
    ground = part.color("canvas")
    return on.figure(y - part.px(GAP) + 1, paper_bgcolor=ground, plot_bgcolor=ground)


def by_unit(part: Picture) -> dict[str, list[Row]]:
    """The rows of each unit."""
    found: dict[str, list[Row]] = {}
    for row in (row for row in part.rows if not is_city(row)):
        found.setdefault(str(row["row"]), []).append(row)
    return found


def sizes_of(rows: list[Row]) -> str:
    """What is known of a unit's size."""
    return "　".join(dict.fromkeys(str(row["size"]) for row in rows if row.get("size")))


def counts_of(part: Picture, rows: list[Row], key: str) -> str:
    """How often a unit stands above and below."""
    told = [row["verdict"] for row in rows if row.get("chosen", True)]
    return part.say(key, above=told.count("above"), below=told.count("below"))


def counted(part: Picture, units: dict[str, list[Row]], wide: float) -> str:
    """The words of the counts: the short ones on every card if the long ones do not fit on one."""
    size, title, aside = part.size("label"), part.size("end"), 2 * part.px(EDGE) + part.px(40)
    long = [
        width_of(counts_of(part, rows, "above_below"), size) + width_of(name, title) * BOLDER
        for name, rows in units.items()
    ]
    return "above_below" if max(long) + aside <= wide * NARROWER else "above_below_short"


def words(
    part: Picture, name: str, counts: str, sizes: str, mark: Mark, x: tuple[float, float], y: float
) -> list[Stroke]:
    """The words of one card."""
    start, wide, edge, middle = *x, part.px(EDGE), y + part.px(26)
    how: dict[str, Any] = {"bold": True, "size": "end"}
    found = [text(part, mark.glyph or "●", middle, start, edge, color=mark.color)]
    found.append(text(part, name, middle, start, edge + part.px(24), **how))
    found.append(text(part, counts, middle, start + wide, -edge, anchor="right"))
    how = {"size": "tick", "color": "muted", "base": "top"}
    return [*found, text(part, sizes, y + part.px(42), start, edge, **how)]
