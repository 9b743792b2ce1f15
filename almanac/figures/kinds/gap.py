"""What a gap is made of: the sum on top, below it a bar from zero for each part, which together make the sum.

Roles: row (the part), x, label, is_total (the row of the sum), head (the sum's words), target_text (the sum's amount).
Options: row_height, empty (words where there are no parts).
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEAD, HIGH, BAR, ASIDE = 40, 33, 18, 40


def figure(part: Picture) -> go.Figure:
    """The sum, then its parts."""
    total = next((row for row in part.rows if row.get("is_total")), None)
    parts = [row for row in part.rows if not row.get("is_total") and row["x"] is not None]
    if (total is None or total.get("head") is None) and not parts:
        return blank(part, part.px(60))
    head, high = part.px(HEAD) if total else 0, part.number("row_height", part.px(HIGH))
    left = round(widest([str(row["row"]) for row in parts], part.size("label")) + part.px(14)) if parts else 0
    right = round(widest([str(row.get("label") or "") for row in parts], part.size("label")) + part.px(18))
    on = Sheet(part, left, right, ends(parts))
    if total:
        on.notes += summed(part, total, left)
    for i, row in enumerate(parts):
        on.add([bar(part, row, head + high * (i + 0.5))], said(part, row, head + high * (i + 0.5), left))
    bottom = head + high * len(parts)
    if parts:
        on.add([upright(part, 0, (head - part.px(2), bottom + part.px(2)), "axis", width=1.5)])
        return on.figure(bottom + part.px(6))
    words = part.word("empty") or part.say("no_data")
    on.notes.append(text(part, words, head + part.px(ASIDE) / 2, dx=-left, color="muted"))
    return on.figure(head + part.px(ASIDE))


def ends(parts: list[Row]) -> tuple[float, float]:
    """The ends of the scale; zero is always within."""
    known = [0.0, *(row["x"] for row in parts)]
    low, high = min(known), max(known)
    return low * 1.03, (high if high > low else low + 1) * 1.03


def summed(part: Picture, total: Row, left: float) -> list[Stroke]:
    """The sum in words and its amount behind them; below them where both do not fit on a line."""
    words, amount = str(total.get("head") or ""), str(total.get("target_text") or "")
    wide = width_of(words, part.size("label")) + part.px(10)
    how: dict[str, Any] = {"bold": True, "color": "highlight", "size": "value"}
    if wide + width_of(amount, part.size("value")) > part.number("width", 840):
        low = text(part, amount, part.px(30), dx=-left, **how)
        return [text(part, words, part.px(10), dx=-left), low]
    y = part.px(14)
    return [text(part, words, y, dx=-left), text(part, amount, y, dx=wide - left, **how)]


def bar(part: Picture, row: Row, y: float) -> Stroke:
    """A bar from zero: indigo to the right, ochre to the left."""
    color = "highlight" if row["x"] >= 0 else part.look.verdict["below"].color
    half = part.px(BAR) / 2
    return box(part, (min(0.0, row["x"]), max(0.0, row["x"])), (y - half, y + half), color, of="x")


def said(part: Picture, row: Row, y: float, left: float) -> list[Stroke]:
    """The part's name, and what it adds right of its bar and of zero."""
    amount = text(part, row.get("label") or "", y, max(0.0, row["x"]), part.px(8), of="x")
    return [text(part, row["row"], y, dx=-left), amount]
