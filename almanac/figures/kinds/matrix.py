"""Rows by columns of figures: one row of the frame per cell, tinted by verdict or by steps of a ramp.

Roles: row, code, series (id of the column), head (its words), label, verdict, shown, x (for steps), target (words),
is_city, is_ranked.
Options: shade (verdict, steps, none), steps (thresholds between the tints), city (before or after the reference rows),
corner (words above the names), marked (columns are units side by side, in their colours), target_name, row_height,
width (px expected).
A click on a cell gives its customdata: [row code, series id].
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any, NamedTuple

import plotly.graph_objects as go

from almanac.figures.look import Mark
from almanac.figures.marks import Stroke, box, joined, rule, text, widest, width_of
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.chosen import chosen, color_of_words
from almanac.figures.pieces.wrap import HEAD, lines_for
from almanac.figures.sheet import Sheet, Trace

NEEDS = ("row", "series")
INSET = 0.14
HANGS = 1.12  # how much wider than its column one long word may be, which is never cut
FOLDED = 3.2  # times the size of its words is the height of a row with two lines of them
LIFT = 2  # words in a margin stand lower than words of a trace


class Plan(NamedTuple):
    """Rows and columns and where they stand: left margin, height of the heads and of a row, width of a column."""

    heads: dict[object, str]
    lines: list[list[Row]]
    left: float
    head: float
    high: float
    wide: float

    def y(self, i: float) -> float:
        """The middle of a row."""
        return self.head + self.high * (i + 0.5)

    @property
    def cells(self) -> list[tuple[Row, int, float]]:
        """Every cell with its column and the middle of its row."""
        columns = {series: i for i, series in enumerate(self.heads)}
        return [(cell, columns[cell["series"]], self.y(i)) for i, line in enumerate(self.lines) for cell in line]


def figure(part: Picture) -> go.Figure:
    """A table of figures in which only what stands out is tinted."""
    marks = chosen(part) if part.options.get("marked") else {}
    part = replace(part, highlight=None) if marks else part
    plan = planned(part)
    on, last = Sheet(part, plan.left, x=(0, len(plan.heads))), len(plan.lines)
    tints = [tint for cell, x, y in plan.cells for tint in tinted(part, cell, x, y, plan.high)]
    rules = [stroke for i in range(last) for stroke in line_above(part, plan, i)]
    rules += rule(part, plan.y(last - 0.5), plan.left, 0)
    edges = [(plan.y(i - 0.5), plan.y(i + 0.5)) for i, line in enumerate(plan.lines) if part.lit(line[0])]
    bars = [box(part, (-plan.left, part.px(3) - plan.left), edge, "highlight", at=0) for edge in edges]
    on.shapes += joined([*tints, *rules, *bars])
    on.notes += [corner(part, plan), *(named(part, line[0], plan.y(i), plan.left) for i, line in enumerate(plan.lines))]
    on.traces += [headed(part, plan, marks), *written(part, plan.cells, plan.wide)]
    on.traces += [shaped(part, plan.cells), touched(part, plan.cells)]
    return on.figure(plan.y(last - 0.5) + 1, hoverdistance=part.px(40))


def planned(part: Picture) -> Plan:
    """Rows in order, columns as they come, their heads on as many lines as they need."""
    heads, lines, size = (
        {row["series"]: str(row.get("head") or row["series"]) for row in part.rows},
        in_order(part),
        part.size("tick"),
    )
    left = round(part.px(26) + widest([str(line[0]["row"]) for line in lines], part.size("value")))
    wide = (part.number("width", 840) - left) / len(heads)
    for series, head in heads.items():
        lone = wide - part.px(16 if HEAD.fullmatch(head) else 4)
        fits = width_of(head, size) <= lone * (HANGS if head.isascii() and head.isalpha() else 1)
        heads[series] = head if fits else lines_for(head, min(wide - part.px(4), width_of(head, size) - 1), size, 4)
    most = max(head.count("<br>") for head in heads.values())
    height = part.px(44) + part.px(18) * max(most - 1, 0)
    return Plan(heads, lines, left, height, row_height(part, wide), wide)


def row_height(part: Picture, wide: float) -> float:
    """The height of every row: as declared, and enough for cells whose words stand on two lines."""
    high, size = part.number("row_height", part.look.row), part.size("tick")
    folds = any("<br>" in in_cell(part, cell, wide, size) for cell in part.rows)
    return max(high, FOLDED * size) if folds else high


def headed(part: Picture, plan: Plan, marks: dict[str, Mark]) -> Trace:
    """The heads of the columns, over the right edge of their figures; in their marks' colours where they have some."""
    heads, plain = list(plan.heads.values()), part.color("ink" if marks else "muted")
    color = [color_of_words(part, marks[str(name)]) if str(name) in marks else plain for name in plan.heads]
    font = {"color": color if marks else plain, "size": part.size("tick"), "weight": 700 if marks else 400}
    return lettering(
        heads, [i + 1 - INSET for i in range(len(heads))], [plan.head - part.px(6)] * len(heads), font, "top"
    )


def corner(part: Picture, plan: Plan) -> Stroke:
    """What the rows are, above their names."""
    words = part.word("corner", part.word("unit_word"))
    how: dict[str, Any] = {"base": "bottom", "size": "tick", "color": "muted"}
    return text(part, words[:1].upper() + words[1:], plan.head - part.px(7), dx=part.px(10) - plan.left, **how)


def in_order(part: Picture) -> list[list[Row]]:
    """The cells row by row: units as they come, the city before or after the rows for reference, the target last."""
    rows: dict[object, list[Row]] = {}
    for cell in part.rows:
        rows.setdefault(cell["row"], []).append(cell)
    after = part.options.get("city") == "after"
    place = {"unit": 0, "city": 2 if after else 1, "reference": 1 if after else 2}
    found = sorted(rows.values(), key=lambda line: place[sort_of(line[0])])
    aims = {cell["series"]: cell["target"] for cell in part.rows if cell.get("target") is not None}
    name = part.word("target_name") or part.say("target_row")
    goal = [Row(row=name, series=series, label=words, is_target=True) for series, words in aims.items()]
    return [*found, goal] if goal else found


def sort_of(row: Row) -> str:
    """What a row is: a unit, the city, a reference."""
    return "city" if is_city(row) else "reference" if is_reference(row) or row.get("is_target") else "unit"


def is_quiet(cell: Row) -> bool:
    """Whether a cell is written small or grey: references, targets, and what is not compared."""
    return sort_of(cell) == "reference" or cell.get("shown", "compare") != "compare"


def line_above(part: Picture, plan: Plan, i: int) -> list[Stroke]:
    """The line above a row: ink under the heads, grey where the units end, else a hairline."""
    if i == 0:
        return rule(part, plan.head, plan.left, 0, "ink", 1.5)
    opens = sort_of(plan.lines[i][0]) != "unit" and sort_of(plan.lines[i - 1][0]) == "unit"
    return rule(part, plan.y(i - 0.5), plan.left, 0, "axis" if opens else "grid", 1.5 if opens else 1)


def named(part: Picture, row: Row, y: float, left: float) -> Stroke:
    """The name of a row."""
    color = part.ink(row, "muted" if sort_of(row) == "reference" else "ink")
    bold = part.lit(row) or is_city(row)
    return text(part, row["row"], y - LIFT, dx=part.px(10) - left, color=color, bold=bold, size="value")


def tinted(part: Picture, cell: Row, x: int, y: float, high: float) -> list[Stroke]:
    """The ground of a cell that has one."""
    if (color := ground(part, cell)) == part.color("paper"):
        return []
    return [box(part, (x, x + 1), (y - high / 2 + 0.5, y + high / 2 - 0.5), color, of="x", edge="paper")]


def ground(part: Picture, cell: Row) -> str:
    """The colour behind a cell: its verdict's tint, or its step of the ramp."""
    shade = part.options.get("shade", "verdict")
    if shade == "verdict" and cell.get("verdict") in part.look.verdict:
        return part.mark(cell).tint
    compares = cell.get("x") is not None and cell.get("shown", "compare") == "compare" and not is_city(cell)
    if shade == "steps" and compares:
        return part.look.sequential.colors[step_of(cell["x"], part.options.get("steps", ()))]
    return part.color("paper")


def step_of(value: float, thresholds: Sequence[float]) -> int:
    """How many thresholds a value has reached; no more than the tints that can carry text."""
    return min(sum(value >= threshold for threshold in thresholds), 2)


def written(part: Picture, cells: Iterable[tuple[Row, int, float]], room: float) -> list[Trace]:
    """The figures in the cells: one trace for each way of writing."""
    styled = sorted(((style(part, cell, room), cell, x, y) for cell, x, y in cells), key=lambda one: one[0])
    return [words_trace(part, key, list(group), room) for key, group in groupby(styled, key=lambda one: one[0])]


def style(part: Picture, cell: Row, room: float) -> tuple[str, float, int]:
    """Colour, size and weight of a cell's figure; grey only where the ground is plain."""
    quiet = is_quiet(cell) and ground(part, cell) == part.color("paper")
    wide = width_of(str(cell.get("label") or ""), part.size("value")) > room - part.px(8)
    size = "tick" if wide or cell.get("shown") == "missing" or room < part.px(58) else "value"
    return part.color("muted" if quiet else "ink"), part.size(size), 700 if is_city(cell) else 400


def words_trace(part: Picture, how: tuple[str, float, int], cells: list[Any], room: float) -> Trace:
    """Figures of one style, right-aligned in their cells."""
    color, size, weight = how
    folded = [in_cell(part, cell, room, size) for _, cell, *_ in cells]
    font = {"color": color, "size": size, "weight": weight}
    return lettering(folded, [x + 1 - INSET for _, _, x, _ in cells], [y + 1 for *_, y in cells], font)


def in_cell(part: Picture, cell: Row, room: float, size: float) -> str:
    """What a cell says, on two lines where its column is narrow."""
    label = part.say("no_data") if cell.get("label") is None else str(cell["label"])
    return lines_for(label, room - part.px(8), size, 2)


def lettering(words: list[str], x: list[float], y: list[float], font: dict[str, Any], base: str = "middle") -> Trace:
    """Words that end at a point; as a trace they are drawn faster than as annotations."""
    kept = {} if isinstance(font["color"], list) else {"textfont": {"color": font["color"]}}
    drawn = {"type": "scatter", "mode": "text", "hoverinfo": "skip"}
    place = drawn | {"textposition": f"{base} left", "cliponaxis": False}
    return place | {"x": x, "y": y, "text": words, "textfont": font, "selected": kept, "unselected": kept}


def shaped(part: Picture, cells: Iterable[tuple[Row, int, float]]) -> dict[str, Any]:
    """The shapes of the verdicts that stand out."""
    out = part.options.get("shade", "verdict") == "verdict"
    found = [(part.mark(cell), x, y) for cell, x, y in cells if out and cell.get("verdict") in ("above", "below")]
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "x": [x + INSET for _, x, _ in found],
        "y": [y for *_, y in found],
        "marker": {
            "symbol": [mark.symbol for mark, *_ in found],
            "size": part.px(9),
            "opacity": 1,
            "color": [mark.color if mark.filled else mark.tint for mark, *_ in found],
            "line": {"width": 1.3, "color": [mark.color for mark, *_ in found]},
        },
        "selected": {"marker": {"opacity": 1}},
        "unselected": {"marker": {"opacity": 1}},
    }


def touched(part: Picture, cells: Iterable[tuple[Row, int, float]]) -> dict[str, Any]:
    """An unseen mark in every cell, so that a click on it says which cell it was."""
    found = [(cell, x, y) for cell, x, y in cells if cell.get("code") is not None]
    unseen = {"marker": {"opacity": 0}}
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [x + 0.5 for _, x, _ in found],
        "y": [y for *_, y in found],
        "customdata": [[cell["code"], cell["series"]] for cell, *_ in found],
        "hovertemplate": [
            f"{cell['row']} · {cell.get('head') or cell['series']} {cell.get('label') or ''}<extra></extra>"
            for cell, *_ in found
        ],
        "marker": {"size": part.px(28), "opacity": 0},
        "selected": unseen,
        "unselected": unseen,
    }
