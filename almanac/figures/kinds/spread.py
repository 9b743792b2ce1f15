"""One row per measure: a bar from the lowest to the highest of a few units, each with its mark, and the city's tick.

Roles: row (the measure), series (the unit), code, x, label, is_city.
Options: unit, axis_from, axis_to, axis_step, row_height, width (px expected).
The highlighted unit takes the first mark, the others follow as they come; marks that would touch stand a little apart.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import floor
from typing import Any, NamedTuple

import plotly.graph_objects as go

from almanac.figures.look import Mark
from almanac.figures.marks import Stroke, box, rule, text, upright, widest
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.pieces.chosen import chosen, color_of_words, key
from almanac.figures.pieces.scale import Scale, grid, scale_for, step_for
from almanac.figures.sheet import Sheet, Trace, blank

NEEDS = ("row", "series", "x")
HEAD, ROW, FOOT = 40, 42, 30
APART = 8  # px up or down for marks that would touch


class Line(NamedTuple):
    """One measure: its units with values, lowest first, and the city's row."""

    name: str
    units: list[Row]
    city: Row | None


def figure(part: Picture) -> go.Figure:
    """Bars of what lies between, marks by unit, both ends with their figures."""
    lines = measures(part.rows)
    marks = chosen(part)
    if not any(line.units for line in lines):
        return blank(part)
    left, right, high = widths(part, lines), part.px(44), part.number("row_height", part.px(ROW))
    room = part.number("width", 840) - left - right
    keys, more = key(part, marks, left, part.px(16), room)
    head = part.px(HEAD) + more
    bottom = head + high * len(lines)
    scale = with_room(part, [row["x"] for row in part.rows], room)
    on = Sheet(part, left, right, (scale.low, scale.high))
    on.add(*grid(part, scale, (head, bottom), bottom + part.px(15), room))
    for i, line in enumerate(lines):
        y = head + high * (i + 0.5)
        on.shapes += [*rule(part, y - high / 2, left, right), *between(part, line, y, scale)]
        on.notes += [text(part, line.name, y, dx=-left), *ends(part, line, y, marks)]
        on.traces += pointed(part, line, y, marks, (scale.high - scale.low) / room)
    on.shapes += rule(part, bottom, left, right)
    on.notes += keys
    return on.figure(bottom + part.px(FOOT))


def measures(rows: Sequence[Row]) -> list[Line]:
    """The rows measure by measure, as they come."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        found.setdefault(str(row["row"]), []).append(row)
    known = {name: [row for row in those if row["x"] is not None] for name, those in found.items()}
    return [
        Line(
            name,
            sorted((row for row in those if not is_city(row)), key=lambda row: float(row["x"])),
            next((row for row in those if is_city(row)), None),
        )
        for name, those in known.items()
    ]


def widths(part: Picture, lines: Sequence[Line]) -> float:
    """The width of the names."""
    return round(widest([line.name for line in lines], part.size("label")) + part.px(14))


def with_room(part: Picture, values: Sequence[float | None], plot: float) -> Scale:
    """The axis for these values, with room for a figure left of the lowest."""
    known = [value for value in values if value is not None]
    if not known:
        return scale_for(part, known)
    room = (max(known) - min(known)) * part.px(52) / max(plot, 1)
    lowest = max(min(known) - room, min(0.0, *known))
    step = step_for(max(known) - lowest, 7)
    begun = {"axis_from": step * floor(lowest / step)} | dict(part.options)
    return scale_for(replace(part, options=begun), [*known, lowest], parts=7)


def between(part: Picture, line: Line, y: float, scale: Scale) -> list[Stroke]:
    """The grey bar between lowest and highest, and the tick of the city."""
    half = part.px(2.5)
    bar = [(line.units[0]["x"], line.units[-1]["x"])] if line.units else []
    found = [box(part, ends, (y - half, y + half), "peer_soft", of="x") for ends in bar]
    if line.city:
        tall = part.px(11)
        found.append(upright(part, scale.within(line.city["x"]), (y - tall, y + tall), layer="below"))
    return found


def ends(part: Picture, line: Line, y: float, marks: dict[str, Mark]) -> list[Stroke]:
    """The figures of the lowest and of the highest, in their units' colours."""
    if not line.units:
        return [text(part, part.say("no_data"), y, dx=part.px(8), color="muted")]
    sides = [(line.units[-1], part.px(13), "left")]
    if len(line.units) > 1:
        sides.append((line.units[0], -part.px(13), "right"))
    how: dict[str, Any] = {"of": "x", "bold": True}
    return [
        text(
            part,
            row["label"],
            y,
            row["x"],
            dx,
            anchor=anchor,
            color=color_of_words(part, marks[str(row["series"])]),
            **how,
        )
        for row, dx, anchor in sides
    ]


def pointed(part: Picture, line: Line, y: float, marks: dict[str, Mark], pixel: float) -> list[Trace]:
    """The marks of one measure; `pixel` is a pixel's worth of the axis."""
    near = 12 * pixel
    heights: list[float] = []
    last = None
    for row in line.units:
        touches = last is not None and row["x"] - last < near
        if touches and heights[-1] == y:
            heights[-1] = y - part.px(APART)
        heights.append(heights[-1] + part.px(2 * APART) if touches and heights[-1] < y else y)
        last = row["x"]
    looks = [marks[str(row["series"])] for row in line.units]
    words = [f"{row['series']} · {row['row']} {row.get('label') or ''}<extra></extra>" for row in line.units]
    size = {"circle": 13, "square": 12, "triangle-up": 17, "diamond": 15}
    marker = {
        "symbol": [mark.symbol for mark in looks],
        "size": [part.px(size.get(mark.symbol, 12)) for mark in looks],
        "color": [mark.color for mark in looks],
        "line": {"width": 1.5, "color": part.color("paper")},
        "opacity": 1,
    }
    place = {"x": [row["x"] for row in line.units], "y": heights, "hovertemplate": words}
    return [{"type": "scatter", "mode": "markers", "marker": marker, **place}]
