"""Bars from zero, one row each, with their figures at the end.

Roles: row, code, x, label, n, target, target_text, is_city, is_ranked.
Options: unit, axis_to, row_height, city (true: the city is a row of its own), vertical (true: as the kind `columns`).
Below zero a bar is ochre. The highlighted bar is indigo and its peers grey; without one all are blue.
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.kinds import columns
from almanac.figures.marks import Stroke, box, text, upright, widest
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.names import behind, left_of, named
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")


def figure(part: Picture) -> go.Figure:
    """Bars whose figures are written at their ends."""
    if part.options.get("vertical"):
        return columns.figure(part)
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    if all(row["x"] is None and row.get("label") is None for row in rows):
        return blank(part)
    rows.sort(key=lambda row: 2 * is_city(row) + is_reference(row))
    high, (low, top) = part.number("row_height", part.look.row), ends(part, rows)
    figures_wide = widest([str(row.get("label") or "") for row in rows], part.size("value"))
    aims_wide = widest([str(row.get("target_text") or "") for row in rows], part.size("tick"))
    on = Sheet(
        part,
        left_of(part, rows),
        round(part.px(22) + figures_wide + (aims_wide and aims_wide + part.px(10))),
        (low, top),
    )
    for i, row in enumerate(rows):
        y = high * (i + 0.5)
        on.shapes += behind(part, rows, i, (y - high / 2, y + high / 2), on.left, on.right, thin=False)
        on.add(bar(part, row, y, min(high * 0.62, part.px(18))), named(part, row, y, on.left))
        on.notes += figures(part, row, y, on.right)
    if low < 0:
        on.shapes.append(upright(part, 0, (0, high * len(rows)), "axis", width=1.5))
    return on.figure(high * len(rows))


def ends(part: Picture, rows: list[Row]) -> tuple[float, float]:
    """The ends of the scale; zero is always within."""
    known = [0.0] + [value for row in rows for value in (row["x"], row.get("target")) if value is not None]
    low, top = min(known), part.number("axis_to", max(known))
    return low * 1.04, top if top > low else low + 1


def color_of(part: Picture, row: Row) -> str:
    """The colour of a bar."""
    if row["x"] < 0:
        return part.look.verdict["below"].color
    if part.lit(row):
        return part.color("highlight")
    lit = part.highlight is not None and any(part.lit(other) for other in part.rows)
    return part.color("peer_soft") if lit or is_reference(row) else part.look.sequential.colors[3]


def bar(part: Picture, row: Row, y: float, thick: float) -> list[Stroke]:
    """A bar from zero, and its target as a thick tick."""
    found = []
    if row["x"] is not None:
        span = (min(0, row["x"]), max(0, row["x"]))
        found.append(box(part, span, (y - thick / 2, y + thick / 2), color_of(part, row), of="x"))
    if row.get("target") is not None:
        found.append(upright(part, row["target"], (y - thick / 2 - 3, y + thick / 2 + 3), width=3))
    return found


def figures(part: Picture, row: Row, y: float, right: float) -> list[Stroke]:
    """The figure at the bar's end, right of a target that stands in its way; the target's words at the far right."""
    how: dict[str, Any] = {"of": "x", "bold": part.lit(row) or is_city(row), "size": "value"}
    if row["x"] is None:
        label = part.say("no_data") if row.get("label") is None else row["label"]
        return [text(part, label, y, 0, part.px(6), **how | {"size": "tick"}, color="muted")]
    aim = row.get("target")
    at = aim if aim is not None and 0 <= aim - row["x"] < 0.12 * ends(part, list(part.rows))[1] else max(row["x"], 0)
    found = [text(part, row.get("label") or "", y, at, part.px(7), color=part.ink(row), **how)]
    if row.get("target_text"):
        found.append(
            text(part, row["target_text"], y, 1, right - part.px(4), anchor="right", color="muted", size="tick")
        )
    return found
