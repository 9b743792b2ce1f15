"""One row per unit: how its things are spread over ordered levels, as 100 %, with the rate at the right.

Roles: row, code, series (id of the level), head (its words), x (count), label (rate as written), verdict, n, is_city,
is_ranked. One row of the frame per unit and level; label, verdict and n are the same in all rows of a unit.
Options: levels (ids in order; default as they come), rate_head (words above the rates), plain_first (true: the first
level is not hatched), row_height, width (px expected).
Levels take the colours of the ramp `levels` in order. A count too wide for its bar is left out.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, text, widest, width_of
from almanac.figures.picture import Picture, Row, count, is_city, is_reference
from almanac.figures.pieces.keys import Key, key_line
from almanac.figures.pieces.names import behind, left_of, named
from almanac.figures.sheet import Sheet

NEEDS = ("row", "series", "x")
HEAD = 44


class Span(NamedTuple):
    """One level of one unit: start and share of the bar, and its count."""

    start: float
    share: float
    many: float


def figure(part: Picture) -> go.Figure:
    """Stacked bars of equal length."""
    levels, units = levels_of(part), units_of(part)
    rows, high = [first(unit) for unit in units], part.number("row_height", part.look.row)
    right = round(part.px(48) + widest([str(row.get("label") or "") for row in rows], part.size("value")))
    on = Sheet(part, left_of(part, rows), right)
    plot = part.number("width", 620) - on.left - right
    head = part.px(HEAD) + heads(on, levels, plot)
    middles = [head + high * (i + 0.5) for i in range(len(rows))]
    for i, (row, y) in enumerate(zip(rows, middles, strict=True)):
        on.shapes += behind(part, rows, i, (y - high / 2, y + high / 2), on.left, right, thin=False)
        on.notes += [*named(part, row, y, on.left), *rate(part, row, y, right)]
    spans = [spans_of(unit, levels) for unit in units]
    on.traces += [bars(part, spans, i, middles) for i in range(len(levels))]
    on.traces += [counts(part, spans, ink, middles, plot) for ink in ("ink", "paper")]
    return on.figure(head + high * len(rows) + part.px(6), barmode="overlay")


def heads(on: Sheet, levels: dict[str, str], plot: float) -> float:
    """The key of the levels and the words above the rates; how far they reach below one line."""
    part, rates = on.part, on.part.word("rate_head")
    keys = [Key(words, part.look.levels.colors[i], hatched(part, i)) for i, words in enumerate(levels.values())]
    free = plot - max(width_of(rates, part.size("tick")) - on.right + part.px(16), 0)
    marks, words, deep = key_line(part, keys, part.px(14), free, on.left - part.px(8))
    above = text(part, rates, part.px(14), 1, on.right - part.px(8), anchor="right", size="tick", color="muted")
    on.add(marks, [*words, above])
    return deep


def levels_of(part: Picture) -> dict[str, str]:
    """The levels and their words, lowest first; no more than the ramp has colours."""
    found = {str(row["series"]): str(row.get("head") or row["series"]) for row in part.rows}
    order = [str(level) for level in part.options.get("levels", found)]
    return {level: found.get(level, level) for level in order[: len(part.look.levels.colors)]}


def units_of(part: Picture) -> list[dict[str, Row]]:
    """The rows of each unit by level: units as they come, then those for reference, the city last."""
    units: dict[object, dict[str, Row]] = {}
    for row in part.rows:
        units.setdefault(row["row"], {})[str(row["series"])] = row
    return sorted(units.values(), key=lambda unit: 2 * is_city(first(unit)) + is_reference(first(unit)))


def first(unit: dict[str, Row]) -> Row:
    """Any row of a unit."""
    return next(iter(unit.values()))


def hatched(part: Picture, i: int) -> bool:
    """Whether a level is drawn hatched: the lowest."""
    return i == 0 and not part.options.get("plain_first")


def spans_of(unit: dict[str, Row], levels: Iterable[str]) -> list[Span]:
    """Where each level of a unit begins, how long it is, and its count."""
    found = [(unit.get(level) or {}).get("x") or 0 for level in levels]
    whole = sum(found) or 1
    return [Span(sum(found[:i]) / whole, value / whole, value) for i, value in enumerate(found)]


def bars(part: Picture, spans: list[list[Span]], i: int, middles: list[float]) -> dict[str, Any]:
    """One level of all units."""
    pattern = {"shape": "/", "fgcolor": part.color("axis"), "size": 6, "solidity": 0.18}
    line = {"width": 1, "color": part.color("axis" if hatched(part, i) else "paper")}
    return {
        "type": "bar",
        "orientation": "h",
        "y": middles,
        "width": part.px(18),
        "hoverinfo": "skip",
        "x": [unit[i].share for unit in spans],
        "base": [unit[i].start for unit in spans],
        "marker": {
            "color": part.look.levels.colors[i],
            "line": line,
            **({"pattern": pattern} if hatched(part, i) else {}),
        },
    }


def counts(part: Picture, spans: list[list[Span]], ink: str, middles: list[float], plot: float) -> dict[str, Any]:
    """The counts inside the bars that are wide enough, in ink or in white."""
    texts, size = part.look.levels.texts, part.size("tick")
    found = [
        (span, y)
        for unit, y in zip(spans, middles, strict=True)
        for i, span in enumerate(unit)
        if texts[i] == ink
        and span.many
        and span.share * plot >= max(part.px(23), width_of(count(span.many), size) + part.px(6))
    ]
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "textfont": {"color": part.color(ink), "size": size},
        "x": [span.start + span.share / 2 for span, _ in found],
        "y": [y + 1 for _, y in found],
        "text": [count(span.many) for span, _ in found],
    }


def rate(part: Picture, row: Row, y: float, right: float) -> list[Stroke]:
    """The rate at the right, in indigo where highlighted."""
    known = row.get("label") is not None and row.get("shown", "compare") == "compare"
    label = part.say("no_data") if row.get("label") is None else row["label"]
    how: dict[str, Any] = {"color": part.ink(row, "ink" if known else "muted"), "size": "value" if known else "tick"}
    found = [text(part, label, y, 1, right - part.px(8), anchor="right", bold=known, **how)]
    mark = part.mark(row)
    return [*found, text(part, mark.glyph, y, 1, part.px(12), color=mark.color)] if mark.glyph else found
