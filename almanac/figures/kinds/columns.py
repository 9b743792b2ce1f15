"""Upright bars from zero, one column each, beside the same of last year.

Roles: row (words, or a month), code, x, label, before (last year's value), is_city.
Options: unit, axis_to, axis_step, height, x_name and before_name (words of the key), city (true: the city is a column,
too), width (px expected). The highlighted column is indigo.
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, rule, text, widest, width_of
from almanac.figures.picture import Picture, Row, is_city
from almanac.figures.pieces.keys import Key, key_line
from almanac.figures.pieces.months import month_of, month_words
from almanac.figures.pieces.scale import Scale, scale_for
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank

NEEDS = ("row", "x")
HEIGHT, FOOT = 200, 30


def figure(part: Picture) -> go.Figure:
    """Columns from zero, with a key above where last year's stand beside them."""
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    if all(row["x"] is None for row in rows):
        return blank(part, part.number("height", part.px(HEIGHT)))
    paired = any(row.get("before") is not None for row in rows)
    scale = scale_for(part, [row.get(name) for row in rows for name in ("x", "before")], zero=True, parts=3)
    bottom, top = part.number("height", part.px(HEIGHT)) - part.px(FOOT), part.px(42 if paired else 24)
    left = round(widest([scale.written(t, part.language) for t in scale.ticks], part.size("tick")) + part.px(12))
    right = round(part.px(14)) if paired else 0
    per, on = (part.number("width", 620) - left - right) / len(rows), Sheet(part, left, right, (-0.5, len(rows) - 0.5))
    on.add(*levels(part, scale, (top, bottom)))
    on.traces.append(columns_of(part, rows, scale, "x", (top, bottom), paired))
    if paired:
        on.add(*key_line(part, keys(part), part.px(10), part.number("width", 620))[:2])
        on.traces.append(columns_of(part, rows, scale, "before", (top, bottom), True))
    words = names(part, rows, per)
    on.notes += [
        *below(part, rows, words, bottom + part.px(6)),
        *figures(part, rows, scale, (top, bottom), per, paired),
    ]
    foot = part.px(FOOT) + part.px(17) * max(one.count("<br>") for one in words)
    return on.figure(bottom + foot, barmode="overlay")


def levels(part: Picture, scale: Scale, span: tuple[float, float]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal lines at the ticks, the one at zero darker, and their words at the left."""
    how: dict[str, Any] = {"dx": -part.px(8), "anchor": "right", "color": "muted", "size": "tick"}
    heights = {tick: span[1] - scale.share(tick) * (span[1] - span[0]) for tick in scale.ticks}
    lines = [line for tick, y in heights.items() for line in rule(part, y, 0, 0, "grid" if tick else "axis")]
    return lines, [text(part, scale.written(tick, part.language), y, **how) for tick, y in heights.items()]


def keys(part: Picture) -> list[Key]:
    """What the two colours are."""
    now = Key(part.word("x_name", part.say("this_year")), part.look.sequential.colors[4])
    return [now, Key(part.word("before_name", part.say("last_year")), part.color("peer_soft"))]


def names(part: Picture, rows: list[Row], per: float) -> list[str]:
    """The words under the columns: as given, on two lines, or months, some left out where they would touch."""
    if all(isinstance(row["row"], str) for row in rows):
        return [lines_for(row["row"], per - part.px(4), part.size("tick"), 2) for row in rows]
    months = [month_of(row["row"]) for row in rows]
    years = months[0] // 12 != months[-1] // 12
    words = [month_words(m, part.language, years and (i == 0 or m % 12 == 0)) for i, m in enumerate(months)]
    every = 1 + int((widest(words, part.size("tick")) + part.px(4)) // per)
    return [one if i % every == 0 else "" for i, one in enumerate(words)]


def below(part: Picture, rows: list[Row], words: list[str], y: float) -> list[Stroke]:
    """The words under the columns."""
    how: dict[str, Any] = {"of": "x", "anchor": "center", "size": "tick", "base": "top"}
    return [
        text(part, one, y, i, bold=part.lit(row), color=part.ink(row, "muted"), **how)
        for i, (row, one) in enumerate(zip(rows, words, strict=True))
        if one
    ]


def columns_of(
    part: Picture, rows: list[Row], scale: Scale, role: str, span: tuple[float, float], paired: bool
) -> dict[str, Any]:
    """The columns of one year, as bars that hang from their value to zero."""
    height, before = span[1] - span[0], role == "before"
    known = [(i, row) for i, row in enumerate(rows) if row.get(role) is not None]
    wide, shift = (0.36, -0.19 if before else 0.19) if paired else (0.6, 0.0)
    blue = part.look.sequential.colors[4]
    lit = [
        part.color("peer_soft") if before else part.color("highlight") if part.lit(row) else blue for _, row in known
    ]
    return {
        "type": "bar",
        "hoverinfo": "skip",
        "width": wide,
        "marker": {"color": lit, "line": {"width": 0}},
        "x": [i + shift for i, _ in known],
        "base": [span[1]] * len(known),
        "y": [-scale.share(scale.within(row[role])) * height for _, row in known],
    }


def figures(
    part: Picture, rows: list[Row], scale: Scale, span: tuple[float, float], per: float, paired: bool
) -> list[Stroke]:
    """The figures on top of the columns; only the last where they would touch. A missing one is said."""
    labels = [str(row.get("label") or part.say("no_data")) for row in rows]
    widest_label = max(width_of(label, part.size("tick")) for label in labels)
    beside = paired and widest_label > 0.36 * per  # then it begins between the two columns, clear of the other one
    crowded = widest_label > (0.6 if beside else 1) * per
    found = []
    for i, row in enumerate(rows):
        if crowded and i < len(rows) - 1 and not part.lit(row):
            continue
        value = row["x"] if row["x"] is not None else 0
        y = span[1] - scale.share(scale.within(value)) * (span[1] - span[0]) - part.px(11)
        known = row["x"] is not None
        shift = (0.02 if beside else 0.19) if paired and known else 0.0
        found.append(
            text(
                part,
                labels[i],
                y,
                i + shift,
                of="x",
                anchor="left" if beside and known else "center",
                size="tick",
                bold=known and part.lit(row),
                color=part.ink(row, "ink" if known else "muted"),
            )
        )
    return found
