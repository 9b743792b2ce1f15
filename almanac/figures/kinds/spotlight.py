"""Bars of all units on a wall, one of them in the light: the others are lengths without a value.

Roles: row, code, x, label, low, high (of the one in the light), is_city, line (where the city's line is; else its x).
Options: unit, row_height, width (px expected), axis_to.
The city is a line with its name and value on top; left alone it is the bar in the light. Without a unit in the light
all bars are alike. A share without others beside it is drawn on the ground of its whole.
"""

from dataclasses import replace

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEAD, ROW, MOST, BAR, WHOLE = 44, 29, 10, 0.56, 100.0


def figure(part: Picture) -> go.Figure:
    """Bars from zero; where a bar is missing, its row is only a name."""
    units, city = [r for r in part.rows if not is_city(r)], next((r for r in part.rows if is_city(r)), None)
    if all(row["x"] is None and not part.lit(row) for row in part.rows):
        return blank(part)
    if not units:
        units, city = [dict(row, high=None) for row in part.rows], None
        part = replace(part, rows=tuple(units), highlight=str(units[0].get("code")))
    head, high = part.px(HEAD), part.number("row_height", part.px(ROW) * min(1, MOST / len(units)))
    lit = next((row for row in units if part.lit(row)), None)
    left = part.px(12) + widest([str(row["row"]) for row in units], part.size("label"))
    line = city.get("line", city["x"]) if city else None
    right = max(width_of(value_of(part, lit), part.size("end")) if lit else 0, half_of(part, city)) + part.px(14)
    on = Sheet(part, left, right, (0, longest(part)))
    bottom = head + high * len(units)
    on.shapes.append(upright(part, 0, (head, bottom), width=2))
    if is_share(part):
        edge = high * (1 - BAR) / 2
        on.shapes.append(box(part, (0, WHOLE), (head + edge, bottom - edge), "canvas", of="x"))
    for i, row in enumerate(units):
        on.add(*bar(part, row, head + high * (i + 0.5), high * BAR))
    if city and line is not None:
        on.add([upright(part, line, (head - part.px(4), bottom), width=4)], [said(part, city, line, head)])
    return on.figure(bottom + part.px(6))


def half_of(part: Picture, city: Row | None) -> float:
    """Half the width of the city's words: they may stand at the end of the scale."""
    return width_of(f"{city['row']}{value_of(part, city)}", part.size("label")) / 2 if city else 0.0


def longest(part: Picture) -> float:
    """The end of the scale: the longest bar, interval or line."""
    lines = [row["line"] if is_city(row) and "line" in row and len(part.rows) > 1 else row["x"] for row in part.rows]
    known = [end for end in (*lines, *(row.get("high") for row in part.rows)) if end is not None]
    if is_share(part):
        return WHOLE
    return part.number("axis_to", max([*known, 0.0]) or 1.0)


def value_of(part: Picture, row: Row) -> str:
    """The value in the light with its unit."""
    unit = part.word("unit")
    return f"{row['label']}{' ' if part.language == 'en' and unit[:1].isalpha() else ''}{unit}"


def is_share(part: Picture) -> bool:
    """Whether a share stands without others beside it."""
    return part.word("unit") == "%" and sum(not is_city(row) for row in part.rows) <= 1


def bar(part: Picture, row: Row, y: float, thick: float) -> tuple[list[Stroke], list[Stroke]]:
    """A bar and its name; in the light also its interval and its value."""
    lit = part.lit(row)
    ends = (y - thick / 2, y + thick / 2)
    names = [text(part, row["row"], y, dx=-part.px(8), anchor="right", bold=lit, color=part.ink(row))]
    if row["x"] is None:
        why = str(row.get("remark") or row.get("label") or part.say("no_data"))
        return [], [*names, *([text(part, why, y, 0, part.px(8), of="x")] if lit else [])]
    bars = [box(part, (0, row["x"]), ends, "highlight" if lit else "peer_soft", of="x")]
    if not lit:
        return bars, names
    end = row["x"] if row.get("high") is None else max(row["x"], row["high"])
    if end > row["x"]:
        bars += [
            box(part, (row["x"], end), (y - 1.5, y + 1.5), "ink", of="x", layer="above"),
            upright(part, end, (y - part.px(5), y + part.px(5)), width=3),
        ]
    at, ground = (WHOLE, {}) if is_share(part) else (end, {"bgcolor": part.color("paper")})
    value = text(part, value_of(part, row), y, at, part.px(5), of="x", size="end", bold=True, color=part.ink(row))
    return bars, [*names, value | ground]


def said(part: Picture, city: Row, at: float, head: float) -> Stroke:
    """The city's name and value on top of its line."""
    words = f"{city['row']}{' ' if part.language == 'en' else ''}{value_of(part, city)}"
    return text(part, words, head - part.px(18), at, of="x", anchor="center", bold=True)
