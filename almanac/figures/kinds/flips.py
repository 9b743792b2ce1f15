"""How likely neighbours in an order change places: a bar for each pair, and a line where it is like tossing a coin.

Roles: row (the pair in words), code and next (its units), x (a share of 1), label.
Options: row_height, empty (words where there is no order).
"""

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, upright, widest, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEAD, HIGH, BAR = 30, 31, 19
TICKS = (0.0, 0.25, 0.5)


def figure(part: Picture) -> go.Figure:
    """Bars on one scale to the middle and no further than needed."""
    pairs = [row for row in part.rows if row["x"] is not None and row["row"]]
    if not pairs:
        return blank(part, part.px(60))
    head, high = part.px(HEAD), part.number("row_height", part.px(HIGH))
    coin = part.say("coin")
    left = round(widest([str(row["row"]) for row in pairs], part.size("label")) + part.px(12))
    right, end = round(width_of(coin, part.size("tick")) / 2 + part.px(6)), max(0.5, *(row["x"] for row in pairs))
    room, bottom = max(part.number("width", 840) - left - right, 1), head + high * len(pairs)
    on = Sheet(part, left, right, (0, end))
    for tick in TICKS[:-1]:
        on.add([box(part, (-0.5, 0.5), (head - part.px(4), bottom), "grid", of="x", at=tick)])
    for i, row in enumerate(pairs):
        y = head + high * (i + 0.5)
        lit = part.lit(row) or (part.highlight is not None and row.get("next") == part.highlight)
        on.add([bar(part, row, y, lit)], said(part, row, y, left, room / end, lit))
    on.add([upright(part, TICKS[-1], (head - part.px(4), bottom))], heads(part, coin, room / end))
    return on.figure(bottom + part.px(4))


def heads(part: Picture, coin: str, per: float) -> list[Stroke]:
    """The words above the scale; those at the first quarter only where they have room (`per` pixels stand for 1)."""
    quarter = f"{100 * TICKS[1]:.0f}%"
    needed = (width_of(quarter, part.size("tick")) + width_of(coin, part.size("tick"))) / 2 + part.px(8)
    words, y = ["0", quarter if per * TICKS[1] > needed else "", coin], part.px(12)
    return [
        text(part, said, y, tick, of="x", anchor="center", size="tick", color="muted")
        for tick, said in zip(TICKS, words, strict=True)
        if said
    ]


def bar(part: Picture, row: Row, y: float, lit: bool) -> Stroke:
    """A bar from zero, indigo where one of the pair is highlighted."""
    half = part.px(BAR) / 2
    return box(part, (0, row["x"]), (y - half, y + half), "highlight" if lit else "peer_soft", of="x")


def said(part: Picture, row: Row, y: float, left: float, per: float, lit: bool) -> list[Stroke]:
    """The pair, and its figure at the end of the bar: inside, where it fits (`per` pixels stand for 1)."""
    ink = part.color("highlight") if lit else "ink"
    label = str(row.get("label") or "")
    inside = row["x"] * per > width_of(label, part.size("label")) + part.px(14)
    name = text(part, row["row"], y, dx=-left, color=ink, bold=lit)
    shift, anchor = (-part.px(6), "right") if inside else (part.px(6), "left")
    figure_ink = "paper" if lit and inside else ink
    return [name, text(part, label, y, row["x"], shift, of="x", anchor=anchor, bold=True, color=figure_ink)]
