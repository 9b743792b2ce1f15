"""Values over bases: the city's line, and the limits that chance alone keeps to, narrower the larger the base.

Roles: row, code, x (the base), y (the value, %), label, low and high (95 % limits at the row's own base), status
(above, within or below at 99.8 %), spread (by how much more units differ), verdict, is_city, is_ranked.
Options: unit, x_head (words below the bases), height, width (px expected), axis_from, axis_to, axis_step.
Named are the highlighted unit, those beyond the 95 % limits, and those that are only for reference.
"""

from typing import Any, NamedTuple

import numpy as np
import plotly.graph_objects as go

from almanac.figures.marks import Stroke, rule, text, widest, width_of
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.scale import Scale, scale_for, step_for
from almanac.figures.pieces.whiskers import marker
from almanac.figures.sheet import Sheet, Trace, blank
from almanac.indicators.ranking.funnel import ALARM, WARNING, widened

NEEDS = ("row", "x", "y")
HEIGHT, TOP, FOOT, POINTS, NAME = 330, 14, 46, 60, 16
DOT = 3  # a dot or a name is worse to cover than a piece of a line
Ends = tuple[list[float], list[float]]
Point = tuple[float, float]


class Plane(NamedTuple):
    """Where a base and a value stand: the scale of values, its ends in pixels, the largest base and the room for it."""

    scale: Scale
    top: float
    bottom: float
    end: float
    room: float

    def y(self, value: float) -> float:
        """How far down a value stands."""
        return self.bottom - self.scale.share(self.scale.within(value)) * (self.bottom - self.top)


def figure(part: Picture) -> go.Figure:
    """The lines of chance, and the units as dots between them."""
    drawn = [row for row in part.rows if row["x"] is not None and row["y"] is not None and not is_city(row)]
    city = next((row for row in part.rows if is_city(row) and row["y"] is not None), None)
    if city is None or not drawn:
        return blank(part, part.px(60))
    end = max(row["x"] for row in drawn) * 1.06
    sizes = np.geomspace(max(min(row["x"] for row in drawn) * 0.8, 1.0), end, POINTS)
    curves = curves_of(part, float(city["y"]) / 100, sizes)
    inner = [value for end_of in curves["dash"] for value in end_of]
    scale = scale_for(part, [*inner, *(row["y"] for row in drawn), city["y"]])
    left = round(widest([scale.written(tick, part.language) for tick in scale.ticks], part.size("tick")) + part.px(12))
    words = f"{city['row']} {city.get('label') or ''}{scale.suffix}"
    right = round(width_of(words, part.size("label")) * 1.08 + part.px(12))
    bottom, room = part.number("height", part.px(HEIGHT)) - part.px(FOOT), part.number("width", 840) - left - right
    plane, on = Plane(scale, part.px(TOP), bottom, end, room), Sheet(part, left, right, (0, end))
    on.add(*levels(part, plane))
    on.notes += [*bases(part, plane), text(part, words, plane.y(city["y"]), 1, part.px(8), bold=True)]
    taken = inked(plane, drawn, float(city["y"]), curves, sizes)
    on.add(rule(part, plane.y(city["y"]), 0, 0, "ink", 1.6), names(part, drawn, plane, taken))
    on.traces += [line(part, plane, sizes, dash, ends) for dash, ends in curves.items()]
    on.traces.append(dots(part, drawn, plane))
    return on.figure(bottom + part.px(FOOT))


def curves_of(part: Picture, city: float, sizes: Any) -> dict[str, Ends]:
    """The limits along the bases, in per cent, by the dash of their line."""
    spread = max((float(row.get("spread") or 0) for row in part.rows), default=0.0)
    asked = {"solid": (ALARM, 0.0), "dash": (WARNING, 0.0)} | ({"dot": (WARNING, spread)} if spread else {})
    found = {dash: widened(city, sizes, alpha, tau2) for dash, (alpha, tau2) in asked.items()}
    return {dash: ((100 * low).tolist(), (100 * high).tolist()) for dash, (low, high) in found.items()}


def levels(part: Picture, plane: Plane) -> tuple[list[Stroke], list[Stroke]]:
    """Lines at the ticks of the values and their words."""
    how: dict[str, Any] = {"dx": -part.px(8), "anchor": "right", "color": "muted", "size": "tick"}
    heights = {tick: plane.y(tick) for tick in plane.scale.ticks}
    lines = [stroke for y in heights.values() for stroke in rule(part, y, 0, 0)] if part.look.grid_line else []
    return lines, [text(part, plane.scale.written(tick, part.language), y, **how) for tick, y in heights.items()]


def bases(part: Picture, plane: Plane) -> list[Stroke]:
    """The bases below, and what they count."""
    how: dict[str, Any] = {"of": "x", "anchor": "center", "color": "muted", "size": "tick"}
    step = max(step_for(plane.end, 6), 1.0)
    ticks = [i * step for i in range(int(plane.end / step) + 1)]
    found = [text(part, f"{tick:,.0f}", plane.bottom + part.px(14), tick, **how) for tick in ticks]
    return [*found, text(part, part.word("x_head"), plane.bottom + part.px(33), plane.end / 2, **how)]


def line(part: Picture, plane: Plane, sizes: Any, dash: str, ends: Ends) -> Trace:
    """Both limits of one kind; beyond the scale they are not drawn."""
    low, high = plane.scale.low, plane.scale.high
    ys = [[plane.y(value) if low <= value <= high else None for value in end] for end in ends]
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "connectgaps": False,
        "x": [*sizes.tolist(), None, *sizes.tolist()],
        "y": [*ys[0], None, *ys[1]],
        "line": {"width": 1.3, "dash": dash, "color": part.color("whisker")},
    }


def dots(part: Picture, rows: list[Row], plane: Plane) -> Trace:
    """The units; their shapes are their verdicts."""
    return {
        "type": "scatter",
        "mode": "markers",
        "cliponaxis": False,
        "x": [row["x"] for row in rows],
        "y": [plane.y(float(row["y"])) for row in rows],
        "hovertemplate": [f"{row['row']} {row.get('label') or ''} n={row['x']:,.0f}<extra></extra>" for row in rows],
        "marker": marker(part, rows),
    }


def inked(plane: Plane, rows: list[Row], city: float, curves: dict[str, Ends], sizes: Any) -> list[Point]:
    """Points, in pixels, of what names should not lie on: the limits, the city's line and the dots."""
    xs, (low, high) = [size / plane.end * plane.room for size in sizes], (plane.scale.low, plane.scale.high)
    ends = [end for both in curves.values() for end in both]
    found = [(x, plane.y(v)) for end in ends for x, v in zip(xs, end, strict=True) if low <= v <= high]
    found += DOT * [(row["x"] / plane.end * plane.room, plane.y(float(row["y"]))) for row in rows]
    return [*found, *((float(x), plane.y(city)) for x in range(0, int(plane.room), 8))]


def names(part: Picture, rows: list[Row], plane: Plane, taken: list[Point]) -> list[Stroke]:
    """The names that stand out, beside their dots, where they cover the fewest points that are taken."""
    found: list[Stroke] = []
    for row in sorted((row for row in rows if is_named(part, row)), key=lambda row: not part.lit(row)):
        words = f"{row['row']} {row.get('label') or ''}"
        x, y = row["x"] / plane.end * plane.room, plane.y(float(row["y"]))
        wide, high, gap = width_of(words, part.size("label")), part.px(NAME), part.px(12)
        steps = [min(max(y + step * high, high / 2), plane.bottom) for step in (0, 1, -1, 2, -2, 3, -3)]
        sides = {x + gap: "left", x - gap - wide: "right"}
        spots = [(left, at) for at in steps for left in sides if 0 <= left <= plane.room - wide] or [(x + gap, y)]
        left, at = min(spots, key=lambda spot: hits(taken, spot, wide, high))
        taken = [*taken, *(DOT * [(left + share * wide / 4, at) for share in range(5)])]
        how: dict[str, Any] = {"of": "x", "bold": part.lit(row), "anchor": sides[left]}
        ink = part.ink(row, "muted" if is_reference(row) else "ink")
        found.append(text(part, words, at, row["x"], gap if sides[left] == "left" else -gap, color=ink, **how))
    return found


def hits(taken: list[Point], spot: Point, wide: float, high: float) -> int:
    """How many of the points in use words at a spot (left edge, middle) would cover."""
    left, at = spot
    return sum(left - 2 <= x <= left + wide + 2 and abs(y - at) < 0.7 * high for x, y in taken)


def is_named(part: Picture, row: Row) -> bool:
    """Whether a unit's name is written: it is highlighted, only for reference, or beyond the limits."""
    low, high = row.get("low"), row.get("high")
    beyond = (low is not None and row["y"] < low) or (high is not None and row["y"] > high)
    return part.lit(row) or is_reference(row) or beyond or row.get("status") in ("above", "below")
