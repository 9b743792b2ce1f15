"""Values over bases, between the limits that chance keeps to."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from almanac.briefings.native.kinds.look import (
    axis_of,
    color_of,
    marked,
    name_of,
    values_in,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Axis, Label, Plot, Point, Run, Series, Side
from almanac.figures.kinds import funnel as limits
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.scale import Scale, scale_for, step_for

GAP = "\u2002"
CURVE = 25  # points of a limit


def funnel(part: Picture) -> Sequence[Plot]:
    """Values over bases between the limits that chance keeps to; named is what stands out."""
    rows = [row for row in part.rows if row["x"] is not None and row["y"] is not None and not is_city(row)]
    city = next((row for row in part.rows if is_city(row) and row["y"] is not None), None)
    if city is None or not rows:
        return ()
    end = max(values_in(rows, "x")) * 1.06
    sizes = np.geomspace(max(min(values_in(rows, "x")) * 0.8, 1.0), end, CURVE)
    curves = limits.curves_of(part, float(city["y"]) / 100, sizes)
    inner = [value for side in curves["dash"] for value in side]
    scale = scale_for(part, [*inner, *values_in(rows, "y"), float(city["y"])])
    found = [s for dash, both in curves.items() for s in curve(part, sizes.tolist(), both, dash, scale)]
    said = Label((Run(f"{city['row']} {city.get('label') or ''}{scale.suffix}", part.color("ink"), True),), "right")
    value = float(city["y"])
    level = (Point(0.0, value), *(Point(size, value) for size in sizes.tolist()), Point(end, value, said))
    found.append(Series(str(city["row"]), level, "line", part.color("ink"), 2))
    found += units_of(part, rows)
    found.sort(key=lambda series: -len(series.points))
    step = max(step_for(end, 6), 1.0)
    bases = Axis(0, end, step, part.word("x_head"), "#,##0")
    values = axis_of(part, scale)
    return [Plot("scatter", tuple(found), bases, along=values, cells="#,##0")]


HEADS: dict[str, str] = {"solid": "limits_wide", "dash": "limits", "dot": "limits_more"}
DASHES = {"solid": "solid", "dash": "dash", "dot": "sysDot"}


def curve(
    part: Picture, sizes: Sequence[float], both: tuple[Sequence[float], Sequence[float]], dash: str, scale: Scale
) -> list[Series]:
    """Both limits of one kind, as far as the scale reaches; one of them is named at its end."""
    found = []
    for end in both:
        within = [(x, y) for x, y in zip(sizes, end, strict=True) if scale.low <= y <= scale.high]
        name = say(HEADS[dash], part.language)
        named = Label((Run(name, part.color("muted")),), "right") if end is both[0] and dash != "dot" else None
        points = tuple(Point(x, y, named if i == len(within) - 1 else None) for i, (x, y) in enumerate(within))
        found.append(Series(name, points, "line", part.color("whisker"), 1.25, DASHES[dash]))
    return found


def units_of(part: Picture, rows: Sequence[Row]) -> list[Series]:
    """The units as dots, their shapes by verdict; and the names of those that stand out, beside them."""
    shapes = [(row, *marked(part, row)) for row in rows]
    labels = [beside(part, row, rows) if limits.is_named(part, row) else None for row in rows]
    points = tuple(
        Point(row["x"], row["y"], written or label, color_of(part, row), symbol)
        for (row, symbol, written), label in zip(shapes, labels, strict=True)
    )
    held, ink = tuple(str(row["row"]) for row in rows), part.look.verdict["similar"].color
    dots = Series(name_of(part), points, "dots", ink, symbol="circle", size=11, names=held, is_table=True)
    if not any(written and label for (_, _, written), label in zip(shapes, labels, strict=True)):
        return [dots]
    places = tuple(
        Point(row["x"], row["y"], apart(label) if written and label else None)
        for (row, _, written), label in zip(shapes, labels, strict=True)
    )
    return [dots, Series(say("names", part.language), places, "dots", part.color("ink"))]


def apart(label: Label) -> Label:
    """A label with room for a shape that is written."""
    room = (Run(GAP, label.runs[0].color),)
    return replace(label, runs=(*label.runs, *room) if label.side == "left" else (*room, *label.runs))


def beside(part: Picture, row: Row, rows: Sequence[Row]) -> Label:
    """A unit's name and value, on the side away from its neighbours."""
    end = max(values_in(rows, "x"))
    near = [
        other
        for other in rows
        if other is not row and abs(other["y"] - row["y"]) < 2 and 0 < other["x"] - row["x"] < end / 4
    ]
    side: Side = "left" if near or row["x"] > 0.8 * end else "right"
    ink = part.ink(row, "muted" if is_reference(row) else "ink")
    return Label((Run(f"{row['row']} {row.get('label') or ''}", ink, part.lit(row)),), side)
