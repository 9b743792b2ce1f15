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
BOLDER = 1.08  # how much wider bold words are


def figure(part: Picture) -> go.Figure:
    """The cards, in lines."""
    units = by_unit(part)
    if not units:
        return blank(part)
    marks, wide, y = chosen(part), part.number("width", 1360), 0.0
    across = int(part.number("across", min(len(units), MOST)))
    on, left = Sheet(part), iter(units.items())
    room = (wide + part.px(GAP)) / across - part.px(GAP)
    while line := list(islice(left, across)):
        sizes = [lines_for(sizes_of(rows), room - 2 * part.px(EDGE), part.size("tick"), 3) for _, rows in line]
        high = part.px(HIGH) + part.px(LINE) * max(1 + said.count("<br>") for said in sizes)
        for i, ((name, rows), said) in enumerate(zip(line, sizes, strict=True)):
            x = i * (room + part.px(GAP)) / wide
            edges = (x + 1 / wide, x + (room - 1) / wide), (y + 1, y + high - 1)
            on.shapes.append(box(part, *edges, "paper", edge="hairline"))
            on.notes += words(part, name, rows, said, marks[name], (x, room / wide), y)
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


def words(
    part: Picture, name: str, rows: list[Row], sizes: str, mark: Mark, x: tuple[float, float], y: float
) -> list[Stroke]:
    """The words of one card."""
    start, wide, edge, middle = x[0], x[1], part.px(EDGE), y + part.px(26)
    how: dict[str, Any] = {"bold": True, "size": "end"}
    found = [text(part, mark.glyph or "●", middle, start, edge, color=mark.color)]
    found.append(text(part, name, middle, start, edge + part.px(24), **how))
    told = [row["verdict"] for row in rows if row.get("chosen", True)]
    counts = {word: told.count(word) for word in ("above", "below")}
    said = part.say("above_below", above=counts["above"], below=counts["below"])
    taken = width_of(said, part.size("label")) + width_of(name, part.size("end")) * BOLDER + 2 * edge + part.px(40)
    if taken > wide * part.number("width", 1360):
        said = part.say("above_below_short", above=counts["above"], below=counts["below"])
    found.append(text(part, said, middle, start + wide, -edge, anchor="right"))
    how = {"size": "tick", "color": "muted", "base": "top"}
    return [*found, text(part, sizes, y + part.px(42), start, edge, **how)]
