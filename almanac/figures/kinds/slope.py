"""Small panels, one per measure: each unit's line from what it is held against, at left, to its value, at right.

Roles: panel (the measure), series (the unit), code, x (the value), before, label, before_text, note (the change,
short), is_real, is_city, before_name and now_name (words below the two ends, for the panel).
Options: before_name and now_name (for all panels), across (panels on a line, default 4), width (px expected).
A change that is not real is a pale line; each panel has a scale of its own. The city is a broken line.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Any, NamedTuple

import plotly.graph_objects as go

from almanac.figures.look import Mark
from almanac.figures.marks import Stroke, text, upright, widest
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.pieces.beside import Said, dodged
from almanac.figures.pieces.chosen import chosen, color_of_words, key
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, Trace, blank

NEEDS = ("panel", "series", "x", "before")
HEAD, TITLE, FOOT, LINE, GAP = 34, 34, 34, 17, 18
LEAST = 72  # px between the highest and the lowest line of a panel


class Panel(NamedTuple):
    """One measure: its rows with a value, where its ends stand as shares of the width, and its top and bottom."""

    name: str
    rows: list[Row]
    x: tuple[float, float]
    y: tuple[float, float]

    def height(self, value: float) -> float:
        """Where a value stands."""
        known = [float(row[end]) for row in self.rows for end in ("x", "before") if row[end] is not None]
        span = max(known) - min(known)
        share = (value - min(known)) / span if span else 0.5
        return self.y[1] - share * (self.y[1] - self.y[0])


def figure(part: Picture) -> go.Figure:
    """Panels in lines, under one key."""
    measures = by_panel(part.rows)
    if not measures:
        return blank(part)
    marks, wide, across = chosen(part), part.number("width", 1240), int(part.number("across", 4))
    keys, more = key(part, marks, 0, part.px(14), wide)
    on, top, left = Sheet(part, notes=keys), part.px(HEAD) + more, iter(measures.items())
    while line := list(islice(left, across)):
        high = part.px(max(LEAST, LINE * max(len(rows) for _, rows in line)))
        for i, (name, rows) in enumerate(line):
            ends = edges(part, rows, wide)
            x = ((i / across) + ends[0] / wide, (i + 1) / across - ends[1] / wide)
            panel = Panel(name, rows, x, (top + part.px(TITLE), top + part.px(TITLE) + high))
            on.add(axes(panel, part), words(part, panel, marks, (i / across, wide / across)))
            on.traces += [stroke(part, panel, row, marks) for row in panel.rows]
        top += part.px(TITLE) + high + part.px(FOOT)
    return on.figure(top)


def by_panel(rows: Sequence[Row]) -> dict[str, list[Row]]:
    """The rows with a value, measure by measure; no measure in which nothing is held against anything."""
    found: dict[str, list[Row]] = {}
    for row in rows:
        if row["x"] is not None:
            found.setdefault(str(row["panel"]), []).append(row)
    return {name: rows for name, rows in found.items() if any(row["before"] is not None for row in rows)}


def edges(part: Picture, rows: list[Row], wide: float) -> tuple[float, float]:
    """The room for the figures left and right of a panel's lines."""
    before = widest([str(row.get("before_text") or "") for row in rows], part.size("tick"))
    now = widest([f"{row['label']} {row.get('note') or ''}" for row in rows], part.size("tick")) * 1.08
    return before + part.px(12), now + part.px(GAP + 12)


def axes(panel: Panel, part: Picture) -> list[Stroke]:
    """The two uprights."""
    reach = (panel.y[0] - part.px(6), panel.y[1] + part.px(6))
    return [upright(part, x, reach, "grid", of="paper", width=1, layer="below") for x in panel.x]


def words(part: Picture, panel: Panel, marks: dict[str, Mark], place: tuple[float, float]) -> list[Stroke]:
    """The measure, the names of its ends, and the figures beside them."""
    start, wide = place
    name = lines_for(panel.name, wide - part.px(GAP), part.size("label"), 1)
    found = [text(part, name, panel.y[0] - part.px(TITLE - 12), start, bold=True)]
    ends = ((end_of(part, panel, "before_name"), panel.x[0]), (end_of(part, panel, "now_name"), panel.x[1]))
    below = panel.y[1] + part.px(18)
    found += [text(part, said, below, x, anchor="center", size="tick", color="muted") for said, x in ends]
    size, color = part.size("tick"), {str(r["series"]): written_in(part, r, marks) for r in panel.rows}
    for end, x, side in (("before", panel.x[0], -1), ("x", panel.x[1], 1)):
        rows = [row for row in panel.rows if row[end] is not None]
        rows = rows[-1:] if end == "before" and len({row[end] for row in rows}) == 1 else rows
        said = [
            Said(panel.height(float(row[end])), figures(row, end), color[str(row["series"])], bold(row, end), size, 0)
            for row in rows
        ]
        how: dict[str, Any] = {"anchor": "right" if side < 0 else "left", "size": "tick"}
        found += [
            text(part, one.words, one.y, x, side * part.px(11), bold=one.bold, color=one.color, **how)
            for one in dodged(said, part.px(LINE), panel.y[1] + part.px(4))
        ]
    return found


def end_of(part: Picture, panel: Panel, name: str) -> str:
    """What the values at one end of a panel are called: as most of its rows say, else as the option does."""
    said = [str(row[name]) for row in panel.rows if row.get(name)]
    return max(said, key=said.count) if said else part.word(name)


def figures(row: Row, end: str) -> str:
    """The figure at one end of a line; at the right with its change."""
    return str(row.get("before_text") or "") if end == "before" else f"{row['label']} {row.get('note') or ''}".rstrip()


def bold(row: Row, end: str) -> bool:
    """Only a real change is bold."""
    return end == "x" and bool(row.get("is_real"))


def color_of(part: Picture, row: Row, marks: dict[str, Mark]) -> str:
    """The colour of a unit, ink for the city."""
    return part.color("ink") if is_city(row) else marks[str(row["series"])].color


def written_in(part: Picture, row: Row, marks: dict[str, Mark]) -> str:
    """The colour of a unit's figures."""
    return part.color("ink") if is_city(row) else color_of_words(part, marks[str(row["series"])])


def stroke(part: Picture, panel: Panel, row: Row, marks: dict[str, Mark]) -> Trace:
    """One unit's line and its mark at the right end."""
    ends = [(x, row[end]) for end, x in (("before", panel.x[0]), ("x", panel.x[1])) if row[end] is not None]
    color, real = color_of(part, row, marks), bool(row.get("is_real"))
    symbol = "line-ns" if is_city(row) else marks[str(row["series"])].symbol
    size = part.px(9)
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "x": [x for x, _ in ends],
        "y": [panel.height(float(value)) for _, value in ends],
        "hovertemplate": f"{row['series']} · {panel.name} {figures(row, 'x')}<extra></extra>",
        "line": {
            "color": color if real else part.color("peer_soft"),
            "width": part.look.mark_line if real else 1.3,
            "dash": "dot" if is_city(row) else "solid",
        },
        "marker": {
            "symbol": symbol,
            "size": [0 if len(ends) > 1 and i == 0 else size for i in range(len(ends))],
            "color": color,
            "opacity": 1,
            "line": {"width": 2 if is_city(row) else 0, "color": color},
        },
    }
