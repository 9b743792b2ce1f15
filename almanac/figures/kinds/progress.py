"""Progress bars from 0 to 100 %, each with the plan of its own as a thick tick, and its state in shape and words.

Roles: row, x, label, target (the plan), target_text, status, remark (the words of the status), change_text (how far
from the plan), note (small words at the right of the name), code.
Options: mark_at (a value in per cent marked over all bars), mark_text, row_height, width (px expected), tight (the name
stands at the left of its bar, the figures at the right of it, and nothing above or below).
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, broken, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x", "target")
HEAD, ROW, BAR, FOOT = 40, 82, 16, 26
WHOLE, SHARE, SMALLER = 100.0, 0.44, 0.875
SHADE = {"projector": 4}  # a lit room takes a step of the ramp away


def figure(part: Picture) -> go.Figure:
    """Bar under bar on one scale."""
    rows = list(part.rows)
    if not rows:
        return blank(part)
    head, high = part.px(HEAD if mark_at(part) is not None else 6), part.number("row_height", part.px(ROW))
    bottom, tight = head + high * len(rows), bool(part.options.get("tight"))
    on = Sheet(part, *(room_beside(part) if tight else (part.px(2), part.px(2))), (0, WHOLE))
    for tick in (25, 50, 75, 100) if part.look.grid_line else ():
        on.shapes.append(upright(part, tick, (head, bottom), "grid", width=1, layer="below"))
    for i, row in enumerate(rows):
        top = head + high * i
        ends = (top + high * 0.3, top + high * 0.7) if tight else (top + part.px(22), top + part.px(22 + BAR))
        on.add(bar(part, row, ends), beside(part, row, top + high / 2, on) if tight else words(part, row, top))
    tops = [head + high * i for i in range(len(rows))]
    spans = [(top + high * 0.2, top + high * 0.8) for top in tops]
    on.add(*marked(part, spans if tight else [(top + part.px(21), top + part.px(22 + BAR + 6)) for top in tops]))
    on.notes += ticks(part, bottom + part.px(12), (0, 50, 100) if tight else (0, 25, 50, 75, 100))
    return on.figure(bottom + part.px(FOOT))


def mark_at(part: Picture) -> float | None:
    """The value that is marked over all bars: a number, or a fact by its name."""
    given = part.options.get("mark_at")
    found = part.facts.get(given) if isinstance(given, str) else given
    return float(found) if isinstance(found, int | float) and found == found else None


def bar(part: Picture, row: Row, y: tuple[float, float]) -> list[Stroke]:
    """The ground, what is done of it, and the plan as a thick tick."""
    found = [box(part, (0, WHOLE), y, "canvas", of="x")]
    if row["x"] is not None:
        color = part.color("highlight") if part.lit(row) else part.look.sequential.colors[SHADE.get(part.look.place, 3)]
        found.append(box(part, (0, min(max(row["x"], 0), WHOLE)), y, color, of="x"))
    if row["target"] is not None:
        found.append(upright(part, min(row["target"], WHOLE), (y[0] - 4, y[1] + 4), width=part.px(2.5)))
    return found


def room_beside(part: Picture) -> tuple[float, float]:
    """How many pixels the names take at the left of the bars, and the figures at the right."""
    names = [line for row in part.rows for line in name_of(part, row).split("<br>")]
    figures = widest([label_of(part, row) for row in part.rows], part.size("value")) + part.px(18)
    plans = widest([str(row.get("target_text") or "") for row in part.rows], part.size("tick"))
    return widest(names, size_of(part)) + part.px(14), figures + plans


def beside(part: Picture, row: Row, y: float, on: Sheet) -> list[Stroke]:
    """The name at the left of the bar, and at its right the figures."""
    aside = {"anchor": "right", "color": "muted", "size": "tick"}
    return [
        text(part, name_of(part, row), y, 0, -on.left, bold=True, size=size_of(part), color=part.ink(row)),
        text(part, label_of(part, row), y, 1, part.px(8), bold=True, size="value", color=part.ink(row)),
        text(part, row.get("target_text") or "", y, 1, on.right, **aside),
    ]


def name_of(part: Picture, row: Row) -> str:
    """The name, on two lines where it takes more than its share of the width."""
    return lines_for(str(row["row"]), part.number("width", 400) * SHARE, size_of(part), 2)


def size_of(part: Picture) -> float:
    """How large the names are: all as labels if each then fits on one line, else smaller."""
    longest = widest([str(row["row"]) for row in part.rows], part.size("label"))
    return part.size("label") * (1 if longest <= part.number("width", 400) * SHARE else SMALLER)


def label_of(part: Picture, row: Row) -> str:
    """How much is done, in figures."""
    return part.say("no_data") if row["x"] is None else str(row.get("label") or "")


def words(part: Picture, row: Row, top: float) -> list[Stroke]:
    """The name and its small words above the bar; below it the figures, the state, and how far from the plan."""
    room = part.number("width", 400)
    above, below = top + part.px(9), top + part.px(22 + BAR + 15)
    small: dict[str, Any] = {"color": "muted", "size": "tick"}
    beside = width_of(str(row.get("note") or ""), part.size("tick")) + part.px(12)
    name = lines_for(str(row["row"]), room - beside, part.size("label"), 1)
    found = [text(part, name, above, bold=True, color=part.ink(row))]
    found.append(text(part, row.get("note") or "", above, 1, anchor="right", **small))
    label = label_of(part, row)
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


def marked(part: Picture, ends: list[tuple[float, float]]) -> tuple[list[Stroke], list[Stroke]]:
    """One value dashed across every bar, and its words on top."""
    at = mark_at(part)
    if at is None:
        return [], []
    width = part.px(1.2)
    lines = [broken(part, (at, at), span, "dot", width=width) for span in [(part.px(22), part.px(34)), *ends]]
    return lines, [text(part, part.word("mark_text"), part.px(12), at, of="x", anchor="center", bold=True, size="tick")]


def ticks(part: Picture, y: float, at: tuple[int, ...]) -> list[Stroke]:
    """The words of the scale."""
    how: dict[str, Any] = {"of": "x", "color": "muted", "size": "tick"}
    sides = {0: "left", 100: "right"}
    return [text(part, f"{tick}%" if tick else "0", y, tick, anchor=sides.get(tick, "center"), **how) for tick in at]
