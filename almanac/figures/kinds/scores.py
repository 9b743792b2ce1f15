"""Scores as bars, and beside them two ranges of possible ranks, kept apart: by chance, and by other weights.

Roles: row, code, x (0 to 100), label, best and worst (ranks by chance), low and high (ranks by weights), remark.
Options: row_height, width (px expected).
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, across, box, rule, text, widest
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.ranks import RankArea, rank_bar, rank_ticks
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEAD, FOOT, BAR, FULL = 34, 26, 18, 100.0
GAP = 26


def figure(part: Picture) -> go.Figure:
    """A row for each unit, as they come; ranks only where they are known."""
    rows = list(part.rows)
    if all(row["x"] is None for row in rows):
        return blank(part, part.px(60))
    areas = rank_areas(part, rows)
    names = widest([str(row["row"]) for row in rows], part.size("label"))
    left, right = round(part.px(22) + names), round(areas[-1].width) if areas else part.px(30)
    head, high = part.px(HEAD), part.number("row_height", part.px(34))
    on, bottom = Sheet(part, left, right, (0, FULL)), part.px(HEAD) + part.number("row_height", part.px(34)) * len(rows)
    for i, row in enumerate(rows):
        y = head + high * (i + 0.5)
        on.add(ground(part, row, y, high, on), said(part, row, y, left))
        for area, (best, worst) in zip(areas, (("best", "worst"), ("low", "high")), strict=False):
            on.add(*rank_bar(part, area, row | {"best": row.get(best), "worst": row.get(worst)}, y))
    on.notes += heads(part, areas)
    for area in areas:
        on.notes += rank_ticks(part, area, bottom + part.px(13))
    return on.figure(bottom + (part.px(FOOT) if areas else part.px(6)))


def rank_areas(part: Picture, rows: list[Row]) -> list[RankArea]:
    """The room of both ranges, one right of the other; none where no rank is known."""
    known = [row for row in rows if row.get("best") is not None and row.get("high") is not None]
    if not known:
        return []
    most = max(len(known), *(int(row[end]) for row in known for end in ("worst", "high")))
    wide = part.number("width", 840) * 0.25
    starts = [float(part.px(GAP)), 2 * part.px(GAP) + wide]
    return [RankArea(starts[-1] + wide + part.px(10), start, wide / most, most) for start in starts]


def ground(part: Picture, row: Row, y: float, high: float, on: Sheet) -> list[Stroke]:
    """The wash of the highlighted row, the line under every row, and the bar of the score."""
    wash = across(part, (y - high / 2, y + high / 2), "highlight_tint", on.left, on.right) if part.lit(row) else []
    found = [*wash, *rule(part, y + high / 2, on.left, on.right)]
    if row["x"] is not None:
        half, color = part.px(BAR) / 2, "highlight" if part.lit(row) else "peer_soft"
        found.append(box(part, (0, row["x"]), (y - half, y + half), color, of="x"))
    return found


def said(part: Picture, row: Row, y: float, left: float) -> list[Stroke]:
    """The unit, and its score inside the bar's end; or why it has none."""
    name = text(part, row["row"], y, dx=part.px(8) - left, color=part.ink(row), bold=part.lit(row))
    if row["x"] is None:
        words = row.get("remark") or part.say("no_data")
        return [name, text(part, words, y, dx=part.px(4), color=part.note(row), size="tick")]
    inside = row["x"] > FULL / 4
    how: dict[str, Any] = {"of": "x", "anchor": "right" if inside else "left", "bold": True}
    ink = "paper" if part.lit(row) and inside else part.ink(row)
    return [name, text(part, row.get("label") or "", y, row["x"], part.px(-6 if inside else 6), color=ink, **how)]


def heads(part: Picture, areas: list[RankArea]) -> list[Stroke]:
    """The words above the bars and above both ranges."""
    how: dict[str, Any] = {"color": "muted", "size": "tick", "anchor": "center"}
    y, words = part.px(14), ("ranks_by_chance", "ranks_by_weights")
    found = [
        text(part, part.say(key), y, 1, area.at((area.most + 1) / 2), **how)
        for area, key in zip(areas, words, strict=False)
    ]
    return [text(part, part.say("score"), y, 0.5, **how), *found]
