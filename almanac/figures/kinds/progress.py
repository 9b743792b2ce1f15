"""Progress bars from 0 to 100 %, each with the plan of its own as a thick tick, and its state in shape and words.

Roles: row, x, label, target (the plan), target_text, status, remark (the words of the status), change_text (how far
from the plan), note (small words at the right of the name), code.
Options: mark_at (a value in per cent marked over all bars), mark_text, row_height, width (px expected), tight (the
figures stand at the right of the name, and nothing below the bar).
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, broken, text, upright, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x", "target")
HEAD, ROW, BAR, FOOT = 40, 82, 16, 26
WHOLE = 100.0


def figure(part: Picture) -> go.Figure:
    """Bar under bar on one scale."""
    rows = list(part.rows)
    if not rows:
        return blank(part)
    head, high = part.px(HEAD if mark_at(part) is not None else 6), part.number("row_height", part.px(ROW))
    bottom = head + high * len(rows)
    on = Sheet(part, part.px(2), part.px(2), (0, WHOLE))
    for tick in (25, 50, 75, 100) if part.look.grid_line else ():
        on.shapes.append(upright(part, tick, (head, bottom), "grid", width=1, layer="below"))
    for i, row in enumerate(rows):
        top = head + high * i
        on.add(bar(part, row, top), beside(part, row, top) if part.options.get("tight") else words(part, row, top))
    on.add(*marked(part, [head + high * i for i in range(len(rows))]))
    on.notes += ticks(part, bottom + part.px(12))
    return on.figure(bottom + part.px(FOOT))


def mark_at(part: Picture) -> float | None:
    """The value that is marked over all bars: a number, or a fact by its name."""
    given = part.options.get("mark_at")
    found = part.facts.get(given) if isinstance(given, str) else given
    return float(found) if isinstance(found, int | float) and found == found else None


def bar(part: Picture, row: Row, top: float) -> list[Stroke]:
    """The ground, what is done of it, and the plan as a thick tick."""
    y = (top + part.px(22), top + part.px(22 + BAR))
    found = [box(part, (0, WHOLE), y, "canvas", of="x")]
    if row["x"] is not None:
        color = part.color("highlight") if part.lit(row) else part.look.sequential.colors[3]
        found.append(box(part, (0, min(max(row["x"], 0), WHOLE)), y, color, of="x"))
    if row["target"] is not None:
        found.append(upright(part, min(row["target"], WHOLE), (y[0] - 4, y[1] + 4), width=3))
    return found


def beside(part: Picture, row: Row, top: float) -> list[Stroke]:
    """The name above the bar, and at its right the figures."""
    y, plan = top + part.px(9), str(row.get("target_text") or "")
    label = part.say("no_data") if row["x"] is None else str(row.get("label") or "")
    aside = -(width_of(plan, part.size("tick")) + part.px(8)) if plan else 0
    return [
        text(part, row["row"], y, bold=True, color=part.ink(row)),
        text(part, label, y, 1, aside, anchor="right", bold=True, size="value", color=part.ink(row)),
        text(part, plan, y, 1, anchor="right", color="muted", size="tick"),
    ]


def words(part: Picture, row: Row, top: float) -> list[Stroke]:
    """The name and its small words above the bar; below it the figures, the state, and how far from the plan."""
    room = part.number("width", 400)
    above, below = top + part.px(9), top + part.px(22 + BAR + 15)
    small: dict[str, Any] = {"color": "muted", "size": "tick"}
    beside = width_of(str(row.get("note") or ""), part.size("tick")) + part.px(12)
    name = lines_for(str(row["row"]), room - beside, part.size("label"), 1)
    found = [text(part, name, above, bold=True, color=part.ink(row))]
    found.append(text(part, row.get("note") or "", above, 1, anchor="right", **small))
    label = part.say("no_data") if row["x"] is None else str(row.get("label") or "")
    after = width_of(label, part.size("value")) + part.px(6)
    found.append(text(part, label, below, bold=row["x"] is not None, size="value", color=part.ink(row)))
    found.append(text(part, row.get("target_text") or "", below, dx=after, **small))
    if row.get("status") is None:
        return found
    state, far = part.look.mark(row["status"]), str(row.get("change_text") or "")
    aside = -(width_of(far, part.size("tick")) + part.px(12)) if far else 0
    said = f'<span style="color:{state.color}">{state.glyph}</span> {row.get("remark") or ""}'.rstrip()
    found.append(text(part, said, below, 1, aside, anchor="right", size="tick"))
    return [*found, text(part, far, below, 1, anchor="right", size="tick")]


def marked(part: Picture, tops: list[float]) -> tuple[list[Stroke], list[Stroke]]:
    """One value dashed across every bar, and its words on top."""
    at = mark_at(part)
    if at is None:
        return [], []
    ends = [(top + part.px(16), top + part.px(22 + BAR + 6)) for top in tops]
    lines = [broken(part, (at, at), span, "dot") for span in [(part.px(22), part.px(34)), *ends]]
    return lines, [text(part, part.word("mark_text"), part.px(12), at, of="x", anchor="center", bold=True, size="tick")]


def ticks(part: Picture, y: float) -> list[Stroke]:
    """The words of the scale."""
    how: dict[str, Any] = {"of": "x", "color": "muted", "size": "tick"}
    sides = {0: "left", 100: "right"}
    return [
        text(part, f"{tick}%" if tick else "0", y, tick, anchor=sides.get(tick, "center"), **how)
        for tick in (0, 25, 50, 75, 100)
    ]
