"""Months as lines: the highlighted or the first series in indigo, the city in ink, the others in grey.

Roles: x (month), y, series, code, label (the last value as written), is_city, target, target_text, plan, last_year,
last_year_text, forecast, low, high (the band of the forecast), event (words at a month, not on a wall).
Roles or options: plan_text (words at the plan), end_text (words at the forecast's end).
Options: unit, axis_from, axis_to, axis_step, height, data_day (words for the last day of data; else the fact newest),
notes (lines at the right), width (px expected).
A month without a value is a gap. A plan or forecast that goes further draws a line at the last month with data.
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, rule, text, widest
from almanac.figures.picture import Picture
from almanac.figures.pieces.beside import beside, dodged
from almanac.figures.pieces.course import FOOT, HEIGHT, Course
from almanac.figures.pieces.months import stride_for, ticks
from almanac.figures.pieces.remarks import aims, data_day, ends, events, last_year, notes, now, target_tick
from almanac.figures.sheet import Sheet, blank

NEEDS = ("x", "y")
BOLDER = 1.08  # how much wider bold words are


def figure(part: Picture) -> go.Figure:
    """Lines over months, named at their ends."""
    course = Course(part)
    if course.is_empty:
        return blank(part, part.number("height", part.px(HEIGHT)))
    said = [*ends(course), *last_year(course), *aims(course)]
    said += notes(course, max([one.y for one in said] or [course.top]))
    written = [course.scale.written(tick, part.language) for tick in course.scale.ticks]
    left = round(widest(written, part.size("tick")) + part.px(10))
    right = max(
        round(
            max([widest([one.words], one.size) * (BOLDER if one.bold else 1) + one.dx for one in said] or [0])
            + part.px(8)
        ),
        part.px(24),
    )
    on = Sheet(part, left, right, (min(course.months[0], course.months[-1] - 1), course.months[-1]))
    on.add(*axes(course, written))
    on.add(target_tick(course), months(course, part.number("width", 840) - left - right))
    on.add(*now(course))
    if part.look.place != "projector":
        on.add(*events(course))
    on.notes += [beside(part, one, course.months[-1]) for one in dodged(said, part.px(19), course.bottom)]
    on.traces += [*band(course), *lines(course), *dots(course)]
    return on.figure(course.bottom + part.px(FOOT))


def axes(course: Course, written: list[str]) -> tuple[list[Stroke], list[Stroke]]:
    """Horizontal lines at the ticks and their words at the left."""
    part, heights = course.part, [course.y(tick) for tick in course.scale.ticks]
    how: dict[str, Any] = {"dx": -part.px(8), "anchor": "right", "color": "muted", "size": "tick"}
    marks = [stroke for y in heights for stroke in rule(part, y, 0, 0)] if part.look.grid_line else []
    return marks, [text(part, said, y, **how) for said, y in zip(written, heights, strict=True)]


def months(course: Course, room: float) -> list[Stroke]:
    """The months below; the last one as the day of the data where that is said."""
    part, end = course.part, "" if course.is_ahead else data_day(course)
    years = course.months[0] // 12 != course.months[-1] // 12
    stride = stride_for(len(course.months), room, part.px(76 if years else 42))
    named = ticks(course.months, part.language, stride, bool(end)) + ([(course.months[-1], end)] if end else [])
    how: dict[str, Any] = {"of": "x", "anchor": "center", "color": "muted", "size": "tick"}
    return [text(part, words, course.bottom + part.px(20), month, **how) for month, words in named]


def path(course: Course, name: object, column: str, color: str, width: float, dash: str = "solid") -> dict[str, Any]:
    """One column of one series as a line with gaps."""
    rows = [course.lines[name].get(month, {}) for month in course.months]
    values = [row.get(column) for row in rows]
    hover: dict[str, Any] = {"hoverinfo": "skip"}
    if column == "y":
        hover = {"hovertemplate": [f"{row.get('label') or ''}<extra></extra>" for row in rows]}
    return hover | {
        "type": "scatter",
        "mode": "lines",
        "x": course.months,
        "y": [None if value is None else course.y(value) for value in values],
        "connectgaps": False,
        "line": {"color": course.part.color(color), "width": width, "dash": dash},
    }


def lines(course: Course) -> list[dict[str, Any]]:
    """Last year and the plan, the other series, then the one to look at, with what is expected of it."""
    first, thick = course.first, course.part.look.mark_line
    order = sorted(course.lines, key=lambda name: name == first)
    found = [path(course, first, "last_year", "peer", thick * 0.7), path(course, first, "plan", "ink", 1.3)]
    found += [path(course, one, "y", course.color(one), thick * (1 if one == first else 0.6)) for one in order]
    return [*found, path(course, first, "forecast", "highlight", thick * 0.8, "dash")]


def band(course: Course) -> list[dict[str, Any]]:
    """The range in which the forecast lies."""
    rows = sorted(course.lines[course.first].items())
    known = [
        (m, row["low"], row["high"]) for m, row in rows if row.get("low") is not None and row.get("high") is not None
    ]
    if not known:
        return []
    edge = [(m, high) for m, _, high in known] + [(m, low) for m, low, _ in reversed(known)]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "fill": "toself",
            "hoverinfo": "skip",
            "line": {"width": 0},
            "fillcolor": course.part.look.sequential.colors[1],
            "x": [m for m, _ in edge],
            "y": [course.y(value) for _, value in edge],
        }
    ]


def dots(course: Course) -> list[dict[str, Any]]:
    """A dot at the last value of each series; one that stands alone between gaps is a dot, too."""
    part, found = course.part, []
    for name, line in course.lines.items():
        known = {month for month, row in line.items() if row.get("y") is not None}
        alone = sorted(m for m in known if m == course.last(name) or not {m - 1, m + 1} & known)
        size = part.px(9 if name == course.first else 6)
        found.append(
            {
                "type": "scatter",
                "mode": "markers",
                "hoverinfo": "skip",
                "cliponaxis": False,
                "x": alone,
                "y": [course.y(line[m]["y"]) for m in alone],
                "marker": {"size": size, "color": part.color(course.color(name)), "opacity": 1},
            }
        )
    return found
