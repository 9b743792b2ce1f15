"""From one value to the next in signed steps: what was, what changed it, what is.

Roles: row, x (the value of a start or end, the change of a step), label (as written), mark (start, end; else a step),
tone (neutral: not by work).
Options: row_height. Steps up are teal, down ochre, neutral grey; the sign stands in the label.
"""

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, upright, widest
from almanac.figures.picture import Picture, Row
from almanac.figures.sheet import Sheet

NEEDS = ("row", "x")
ENDS = ("start", "end")


def figure(part: Picture) -> go.Figure:
    """A ledger of changes that adds up."""
    rows = list(part.rows)
    high = part.number("row_height", part.px(30))
    spans = running(rows)
    left = round(widest([str(row["row"]) for row in rows], part.size("label")) + part.px(24))
    right = round(widest([str(row.get("label") or "") for row in rows], part.size("value")) + part.px(20))
    on = Sheet(part, left, right)
    for i, (row, span) in enumerate(zip(rows, spans, strict=True)):
        y = high * (i + 0.5)
        on.add(drawn(part, row, span, y), said(part, row, span, y, left))
        if i and row.get("mark") != "start":
            between = (y - high + part.px(9), y - part.px(9))
            on.shapes.append(upright(part, spans[i - 1][1], between, "axis", width=1, layer="below"))
    edges = [edge for span in spans for edge in span]
    spare = (max(edges) - min(edges)) * 0.03 or 1
    on.x = (min(edges) - spare, max(edges) + spare)
    return on.figure(high * len(rows))


def running(rows: list[Row]) -> list[tuple[float, float]]:
    """Where each row begins and ends: a step begins where the one before it ended."""
    spans: list[tuple[float, float]] = []
    for row in rows:
        before = spans[-1][1] if spans else 0.0
        value = row["x"] if row["x"] is not None else None
        if row.get("mark") in ENDS:
            level = before if value is None else value
            spans.append((level, level))
        else:
            spans.append((before, before + (value or 0.0)))
    return spans


def drawn(part: Picture, row: Row, span: tuple[float, float], y: float) -> list[Stroke]:
    """A short upright stroke for a value, a bar for a change."""
    half = part.px(9)
    if row.get("mark") in ENDS:
        return [upright(part, span[0], (y - half, y + half), width=3)]
    return [box(part, (min(span), max(span)), (y - half, y + half), tone(part, row), of="x", layer="above")]


def tone(part: Picture, row: Row) -> str:
    """The colour of a change."""
    if row.get("tone") == "neutral":
        return part.color("peer")
    return part.look.verdict["above" if (row["x"] or 0) >= 0 else "below"].color


def said(part: Picture, row: Row, span: tuple[float, float], y: float, left: float) -> list[Stroke]:
    """The name at the left and the figure at the right of the bar."""
    bold = row.get("mark") in ENDS
    label = part.say("no_data") if row.get("label") is None else row["label"]
    return [
        text(part, row["row"], y, dx=-left, bold=bold),
        text(part, label, y, max(span), part.px(8), of="x", bold=bold, size="value"),
    ]
