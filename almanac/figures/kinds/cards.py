"""Cards of words side by side: a head, a large figure or line as it was said, and small words below.

Roles: row (the head), label (the large words; may be missing), remark (small words), note (smaller words), code.
Options: across (cards on a line, default 3), size (of the large words: number or end), width (px expected).
The cards stand in the order of their rows; nothing is drawn to scale.
"""

from itertools import islice

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row",)
GAP, EDGE, LINE = 12, 12, 18


def figure(part: Picture) -> go.Figure:
    """Cards in lines, each line as high as its fullest card."""
    rows = list(part.rows)
    if not rows:
        return blank(part)
    across, y = int(part.number("across", 3)), 0.0
    on, left = Sheet(part), iter(rows)
    while line := list(islice(left, across)):
        contents = [content(part, row, room(part, across)) for row in line]
        high = max(sum(step for _, step in one) for one in contents) + 2 * part.px(EDGE)
        for i, (row, lines) in enumerate(zip(line, contents, strict=True)):
            on.add(*card(part, row, lines, (i / across, (i + 1) / across), (y, y + high)))
        y += high + part.px(GAP)
    return on.figure(y)


def room(part: Picture, across: int) -> float:
    """The width for words inside a card."""
    return part.number("width", 1240) / across - part.px(GAP) - 2 * part.px(EDGE)


def content(part: Picture, row: Row, wide: float) -> list[tuple[Stroke, float]]:
    """The words of a card with the height that each takes."""
    large = part.word("size", "end")
    styles = (
        ("row", "tick", "muted", False),
        ("label", large, "ink", True),
        ("remark", "label", "ink", False),
        ("note", "tick", "muted", False),
    )
    found = []
    for role, size, color, bold in styles:
        if row.get(role):
            said = lines_for(str(row[role]), wide, part.size(size), 4)
            per = part.px(LINE) if size != large else part.size(size) * 1.35
            one = text(part, said, 0, size=size, color=color, bold=bold, base="top")
            found.append((one, per * (1 + said.count("<br>")) + part.px(4)))
    return found


def card(
    part: Picture, row: Row, lines: list[tuple[Stroke, float]], x: tuple[float, float], y: tuple[float, float]
) -> tuple[list[Stroke], list[Stroke]]:
    """The ground of a card and its words."""
    gap, edge, notes = part.px(GAP), part.px(EDGE), []
    inner = (x[0], x[1] - gap / part.number("width", 1240))
    ground = box(part, inner, y, "highlight_tint" if part.lit(row) else "canvas")
    top = y[0] + edge
    for one, high in lines:
        notes.append(one | {"x": x[0], "xshift": edge, "y": top})
        top += high
    return [ground], notes
