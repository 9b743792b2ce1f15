"""One row per unit: a dot with its interval on one scale, and the city as a line.

Roles: row, code, x, label, low, high, verdict, n, shown, remark, note (the change, short), is_real, is_city, is_ranked.
Options: unit, note_head (above the changes), axis_from, axis_to, axis_step, width (px expected), row_height.
The city alone, where there are no units, is a row like theirs. Where nothing stands on the scale, there is none.
A change that is not real is pale.
A row without a value, or not shown for comparison, is written: its label in bold, then its remark.
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.names import behind, left_of, named
from almanac.figures.pieces.scale import Scale, grid, scale_for
from almanac.figures.pieces.whiskers import dots, is_dot
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEAD, FOOT = 44, 30


def figure(part: Picture) -> go.Figure:
    """Dots by verdict, the value left of each interval."""
    units = sorted((row for row in part.rows if not is_city(row)), key=is_reference)
    rows = units or [row for row in part.rows if row.get("label") is not None]
    city = next((row for row in part.rows if units and is_city(row) and row["x"] is not None), None)
    if not rows:
        return blank(part)
    head, high = part.px(HEAD), part.number("row_height", part.look.row)
    left, right, bottom = left_of(part, rows), right_of(part, rows), head + high * len(rows)
    room = part.number("width", 560) - left - right
    scale = with_room(part, [row.get(end) for row in [*rows, city or {}] for end in ("low", "x", "high")], room)
    on = Sheet(part, left, right, (scale.low, scale.high))
    if city or any(is_dot(row) for row in rows):
        on.add(*grid(part, scale, (head, bottom), bottom + part.px(15), room))
    middles = [head + high * (i + 0.5) for i in range(len(rows))]
    for i, (row, y) in enumerate(zip(rows, middles, strict=True)):
        on.shapes += behind(part, rows, i, (y - high / 2, y + high / 2), left, right)
        on.notes += named(part, row, y, left, quiet=not is_dot(row))
        on.notes += [valued(part, row, y, scale, city, room)] if is_dot(row) else written(part, row, y)
        on.notes += changed(part, row, y, right)
    if city:
        on.add(
            [upright(part, scale.within(city["x"]), (head - part.px(2), bottom))], [city_words(part, city, scale, head)]
        )
    if any(row.get("note") for row in rows):
        above: dict[str, Any] = {"dx": right, "anchor": "right", "color": "muted", "size": "tick"}
        on.notes.append(text(part, part.word("note_head"), head - part.px(32), 1, **above))
    on.traces.append(dots(part, rows, middles))
    return on.figure(bottom + part.px(FOOT))


def right_of(part: Picture, rows: list[Row]) -> float:
    """Pixels right of the scale: for the changes, if there are any."""
    room = widest([str(row.get("note") or "") for row in rows], part.size("label"))
    return room + part.px(18) if room else part.px(28)


def changed(part: Picture, row: Row, y: float, right: float) -> list[Stroke]:
    """The change of a row at the right edge, bold where it is real."""
    is_real = bool(row.get("is_real"))
    how: dict[str, Any] = {"anchor": "right", "bold": is_real, "color": part.ink(row) if is_real else part.note(row)}
    return [text(part, row["note"], y, 1, right, **how)] if row.get("note") else []


def with_room(part: Picture, values: list[float | None], plot: float) -> Scale:
    """The axis for these values, with room for a value written left of the lowest."""
    known = [value for value in values if value is not None]
    if not known or "axis_from" in part.options:
        return scale_for(part, known)
    room = (max(known) - min(known)) * part.px(46) / max(plot, 1)
    return scale_for(part, [*known, max(min(known) - room, min(0, *known))])


def valued(part: Picture, row: Row, y: float, scale: Scale, city: Row | None, plot: float) -> Stroke:
    """The value of a row: left of its interval, right of it where there is no room, never on the city's line."""
    gap, needed = part.px(6 if row.get("low") is not None else 12), width_of(str(row["label"]), part.size("label"))
    low, high = (scale.within(row[end] if row.get(end) is not None else row["x"]) for end in ("low", "high"))
    at, side = (low, -1) if scale.share(low) * plot - gap >= needed else (high, 1)
    near = scale.share(at) * plot + side * gap
    line = scale.within(city["x"]) if city else None
    if (
        line is not None
        and min(near, near + side * needed) - 2 < scale.share(line) * plot < max(near, near + side * needed) + 2
    ):
        at = line
    how: dict[str, Any] = {"bold": True, "color": part.ink(row, "muted" if is_reference(row) else "ink")}
    return text(part, row["label"], y, at, side * gap, of="x", anchor="right" if side < 0 else "left", **how)


def written(part: Picture, row: Row, y: float) -> list[Stroke]:
    """A row that is not compared: what is known, and why there is no dot."""
    label = str(row["label"] if row.get("label") is not None else part.say("no_data"))
    bold = row.get("shown") == "xy"
    size = width_of(label, part.size("label"))
    found = [text(part, label, y, dx=part.px(14), bold=bold, color=part.ink(row, "ink" if bold else "muted"))]
    if row.get("remark"):
        ground = part.color("highlight_tint" if part.lit(row) else "paper")
        said = text(part, row["remark"], y, dx=part.px(36) + size, color=part.note(row), size="tick")
        found.append(said | {"bgcolor": ground})
    return found


def city_words(part: Picture, city: Row, scale: Scale, head: float) -> Stroke:
    """The city's name and value on top of its line."""
    words = f"{city['row']} {city['label']}{scale.suffix}"
    return text(part, words, head - part.px(14), scale.within(city["x"]), of="x", anchor="center", bold=True)
