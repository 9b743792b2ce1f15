"""A table of words and figures under hairlines.

Roles: columns (a list: the columns in order; default all), status (by which a mark stands before the last column),
total or is_total (true: a bold row), code.
Options: headers {column: words}, widths {column: share}, right, bold, mono and muted [columns], max_rows, row_height,
width (px expected), group (a column whose words are said once where rows that follow each other share them), heads (the
same, with the words on a line of their own above those rows). Numbers stand at the right; long words are broken onto
lines, and the row grows.
"""

import re
from collections.abc import Sequence
from itertools import accumulate, groupby
from typing import Any, NamedTuple

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, across, rule, text, widest
from almanac.figures.picture import Picture, Row, count
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ()
HEAD = 30
OPENS, ABOVE = "group opens", "group above"  # no column is called so
LIFT = 2  # words of an annotation stand lower than words of a trace
NUMBER = re.compile(r"[-\u2013\u2212+\uff0b\uff0d]?[\d,]*\.?\d*%?")
ROLES = {"status", "total", "is_total", "code", "row", "label", "x", "is_city", "is_ranked", "sort_order", "unit_code"}


class Column(NamedTuple):
    """One column: its name and words, its edges as shares of the width, and how it is written."""

    name: str
    words: str
    start: float
    end: float
    right: bool


class Cell(NamedTuple):
    """Words at a place, in one of a few styles: colour, size, weight, family, anchor."""

    style: tuple[str, float, int, str, str]
    words: str
    x: float
    y: float


def figure(part: Picture) -> go.Figure:
    """Heads, rows, and a bold last row where it is a total."""
    columns = columns_of(part)
    if not columns:
        return blank(part)
    on, wide, y = Sheet(part), part.number("width", 620), float(part.px(HEAD))
    on.add(rule(part, y, 0, 0, "ink", 1.5), heads(part, columns))
    most = int(part.number("max_rows", len(part.rows)))
    cells: list[Cell] = []
    for row in opened(part, part.rows[:most]):
        if row[ABOVE]:
            on.add(*head(part, row, y))
            y += part.px(HEAD)
        words = [said(part, row, column, wide) for column in columns]
        height = part.number("row_height", part.look.row) + part.px(19) * max(one.count("<br>") for one in words)
        cells += [cell(part, row, *pair, y + height / 2, wide) for pair in zip(columns, words, strict=True)]
        wash = across(part, (y, y + height), "highlight_tint", 0, 0) if part.lit(row) else []
        above = rule(part, y, 0, 0, "muted") if row[OPENS] else []
        on.add([*wash, *above, *rule(part, y + height, 0, 0)], state(part, row, y + height / 2, columns[-1].start))
        y += height
    if len(part.rows) > most:
        more = part.say("more_rows", count=count(len(part.rows) - most))
        on.notes.append(text(part, more, y + part.px(14), dx=part.px(4), color="muted", size="tick"))
        y += part.px(26)
    on.traces += traces(cells)
    return on.figure(y + 2)


def opened(part: Picture, rows: Sequence[Row]) -> list[Row]:
    """The rows of groups: the first of a group says its words, and below others opens it; the rest is silent.

    Where `heads` names the groups, the first has the words that stand above it.
    """
    name, above = part.options.get("group", ""), part.options.get("heads", "")
    done: list[Row] = []
    for words, group in groupby(rows, key=lambda row: row.get(above or name)):
        first, *rest = group
        silent = [row | ({name: ""} if name else {}) | {OPENS: False, ABOVE: ""} for row in rest]
        done += [first | {OPENS: bool(name and done), ABOVE: words if above else ""}, *silent]
    return done


def head(part: Picture, row: Row, y: float) -> tuple[list[Stroke], list[Stroke]]:
    """The words of a group on a line of their own, with a line below them."""
    high = part.px(HEAD)
    words = text(part, count(row[ABOVE]), y + high * 0.58, 0, part.px(4), color="ink", bold=True)
    return rule(part, y + high, 0, 0, "muted"), [words]


def state(part: Picture, row: Row, y: float, x: float) -> list[Stroke]:
    """The mark of a row's status."""
    mark = part.look.mark(row.get("status"))
    return [text(part, mark.glyph, y - LIFT, x, part.px(4), color=mark.color)] if row.get("status") is not None else []


def columns_of(part: Picture) -> list[Column]:
    """The columns in order, as wide as `widths` says or as their words need."""
    first = part.rows[0]
    names = part.lists.get("columns") or tuple(name for name in first if name not in ROLES)
    headers = {name: header_of(part, name) for name in names}
    given = part.options.get("widths", {})
    needs = [float(given.get(name, 0)) or need(part, name, headers[name]) for name in names]
    edges = [0.0, *accumulate(needs if given else fitted(needs, part.number("width", 620)))]
    right = part.options.get("right", ())
    return [
        Column(
            name, headers[name], edges[i] / edges[-1], edges[i + 1] / edges[-1], name in right or is_numeric(part, name)
        )
        for i, name in enumerate(names)
    ]


def header_of(part: Picture, name: str) -> str:
    """The words above a column."""
    words = part.options.get("headers", {}).get(name, name)
    said = str(words.get(part.language) or words.get("zh", "")) if isinstance(words, dict) else str(words)
    return said.format_map(part.facts)


def need(part: Picture, name: str, header: str) -> float:
    """About how much room a column wants; no more than a quarter of a page."""
    size = part.size("label")
    return min(widest([header, *(count(row.get(name)) for row in part.rows)], size), part.px(340)) + part.px(20)


def fitted(needs: list[float], wide: float) -> list[float]:
    """The widths, the widest cut down to where all fit."""
    cap = max(needs)
    while sum(min(one, cap) for one in needs) > wide and cap > 1:
        cap *= 0.97
    return [min(one, cap) for one in needs]


def is_numeric(part: Picture, name: str) -> bool:
    """Whether a column holds numbers only, written or not."""
    values = [count(row.get(name)) for row in part.rows if row.get(name) is not None]
    return bool(values) and all(NUMBER.fullmatch(value) for value in values)


def said(part: Picture, row: Row, column: Column, wide: float) -> str:
    """A cell's words, broken where they are wider than the column."""
    room = (column.end - column.start) * wide - part.px(14)
    return lines_for(count(row.get(column.name)), room, part.size("label"), 8)


def cell(part: Picture, row: Row, column: Column, words: str, y: float, wide: float) -> Cell:
    """A cell where it stands: numbers at the right, words at the left, moved aside by a mark of state."""
    bold = bool(row.get("total") or row.get("is_total")) or column.name in part.options.get("bold", ())
    mono = column.name in part.options.get("mono", ())
    color = part.color("muted" if column.name in part.options.get("muted", ()) else "ink")
    family = part.look.font["mono" if mono else "sans"]
    style = (
        color,
        part.size("tick" if mono else "label"),
        700 if bold else 400,
        family,
        "left" if column.right else "right",
    )
    aside = part.px(24) if row.get("status") is not None and column.end > 0.999 else part.px(4)
    x = column.end - part.px(14) / wide if column.right else column.start + aside / wide
    return Cell(style, words, x, y)


def traces(cells: list[Cell]) -> list[dict[str, Any]]:
    """The cells: one trace for each style."""
    return [_trace(style, list(group)) for style, group in groupby(sorted(cells), key=lambda one: one.style)]


def _trace(style: tuple[str, float, int, str, str], cells: list[Cell]) -> dict[str, Any]:
    """Cells of one style."""
    color, size, weight, family, side = style
    return {
        "type": "scatter",
        "mode": "text",
        "hoverinfo": "skip",
        "textposition": f"middle {side}",
        "x": [one.x for one in cells],
        "y": [one.y + 1 for one in cells],
        "text": [one.words for one in cells],
        "textfont": {"color": color, "size": size, "weight": weight, "family": family},
    }


def heads(part: Picture, columns: list[Column]) -> list[Stroke]:
    """The words above the columns."""
    how: dict[str, Any] = {"color": "muted", "size": "tick"}
    return [
        text(
            part,
            one.words,
            part.px(14),
            one.end if one.right else one.start,
            -part.px(14) if one.right else part.px(4),
            anchor="right" if one.right else "left",
            **how,
        )
        for one in columns
    ]
