"""Stages of one or more rounds: bars from zero on one scale, a quota as an ink line, one stage in indigo.

Roles: panel, row (stage), x (count; missing: not due yet), label, quota, quota_text, chosen (true for the stage to look
at), remark.
Options: row_height, width (px expected).
"""

from itertools import groupby
from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")


def figure(part: Picture) -> go.Figure:
    """Left-aligned bars, panel under panel."""
    most = max((value for row in part.rows for value in (row["x"], row.get("quota")) if value is not None), default=0)
    if not most and not any(row.get("remark") for row in part.rows):
        return blank(part)
    left = round(widest([str(row["row"]) for row in part.rows], part.size("label")) + part.px(22))
    aims = [quota_words(row) for row in part.rows if row.get("quota") is not None]
    right = max(part.px(64), round(widest(aims, part.size("label")) + part.px(20)))
    plot = part.number("width", 620) - left - right
    high, y = part.number("row_height", part.px(26)), 0.0
    on = Sheet(part, left, right, (0, most or 1))
    for name, group in groupby(part.rows, key=lambda row: row.get("panel")):
        rows = list(group)
        titles = heading(part, rows, name, y + high / 2, left)
        on.add(quota(part, rows, y, high), titles)
        y += high if titles else 0
        for row in rows:
            on.add(bar(part, row, y + high / 2), said(part, row, y + high / 2, left, plot / (most or 1)))
            y += high
        y += part.px(10)
    return on.figure(y)


def heading(part: Picture, rows: list[Row], name: object, y: float, left: float) -> list[Stroke]:
    """The panel's name, and the quota's words beside its line."""
    found = [text(part, name, y, dx=-left, bold=True)] if name is not None else []
    aim = rows[0].get("quota")
    if aim is not None:
        found.append(text(part, quota_words(rows[0]), y, aim, part.px(8), of="x", bold=True))
    return found


def quota_words(row: Row) -> str:
    """The words beside the quota's line."""
    return str(row.get("quota_text") or f"{row['quota']:,.0f}")


def quota(part: Picture, rows: list[Row], y: float, high: float) -> list[Stroke]:
    """The quota as an upright line from the heading to the last stage that is due."""
    if rows[0].get("quota") is None:
        return []
    due = max((i for i, row in enumerate(rows) if row["x"] is not None), default=len(rows) - 1)
    return [upright(part, rows[0]["quota"], (y + part.px(4), y + high * (due + 2)))]


def bar(part: Picture, row: Row, y: float) -> list[Stroke]:
    """A stage's bar, or the mark of zero where it is not due."""
    half = part.px(10)
    if row["x"] is None:
        return [upright(part, 0, (y - half, y + half), "axis", width=1), ring(part, y)]
    color = part.color("highlight") if row.get("chosen") else part.look.sequential.colors[2]
    return [box(part, (0, row["x"]), (y - half, y + half), color, of="x")]


def ring(part: Picture, y: float) -> Stroke:
    """The ring of a stage that is not due."""
    half = part.px(5)
    round_ = box(
        part, (part.px(10), part.px(10) + 2 * half), (y - half, y + half), "paper", of="x", at=0, layer="above"
    )
    return round_ | {"type": "circle", "line": {"width": 1.8, "color": part.look.status["no_data"].color}}


def said(part: Picture, row: Row, y: float, left: float, per: float) -> list[Stroke]:
    """The stage's name and its count: inside the bar where the quota's line would cut it, else at its end."""
    found = [text(part, row["row"], y, dx=-left)]
    if row["x"] is None:
        remark = row.get("remark") or row.get("label") or part.say("no_data")
        return [*found, text(part, remark, y, 0, part.px(28), of="x", color="muted", size="tick")]
    label, end, gap = str(row.get("label") or ""), row["x"] * per, part.px(8)
    wide = width_of(label, part.size("value"))
    aim = row.get("quota")
    cut = aim is not None and end - 1 <= aim * per <= end + wide + 2 * gap
    inside = (cut or row.get("chosen")) and wide + 2 * gap < end
    color = "paper" if inside and row.get("chosen") else "highlight" if row.get("chosen") else "ink"
    how: dict[str, Any] = {
        "of": "x",
        "bold": True,
        "size": "value",
        "color": color,
        "anchor": "right" if inside else "left",
    }
    return [*found, text(part, label, y, row["x"], -gap if inside else gap, **how)]
