"""What a written chart must hold: its values from the rows of the answer, the rest as it was planned."""

import re
from collections.abc import Iterator, Mapping, Sequence

from almanac.briefings.native.joined import SIDE, in_order
from almanac.briefings.native.kinds import plots_of
from almanac.briefings.native.parts.columns import filled, say
from almanac.briefings.native.plot import Plot, Point, Series
from almanac.briefings.native.told import Told, told
from almanac.narrative.answer import Answer
from almanac.texts.formats import exact


def meant(answer: Answer, language: str, lit: str = "") -> list[str]:
    """All words and numbers that the chart of an answer must hold; values with their rows and series."""
    plots = plots_of(answer, language, lit)
    if not plots:
        return []
    rows = told(answer, language, lit)
    found = [one.said for one in rows]
    for plot in plots:
        above = plot.title if len(plots) > 1 else ""
        found += [*_of(plot, language), *_joined(plot, above, rows, language)]
    return found


def _joined(plot: Plot, above: str, rows: Sequence[Told], language: str) -> Iterator[str]:
    """Points that no row stands for, and labels: where a row's words are known, the label must hold them."""
    series = {one.series for one in rows}
    words = {(one.row, one.series): one.words for one in rows if one.words}
    of_row = dict[str, tuple[str, ...]]()
    for one in rows if plot.form != "line" else ():
        of_row[one.row] = (*of_row.get(one.row, ()), *one.words, one.row)
    heights = {} if plot.categories or not _in_rows(plot) else _heights(plot)
    for drawn in plot.series:
        names = _names(plot, drawn, above, heights)
        for name, point in zip(names, drawn.points, strict=True):
            if point.value is None:
                continue
            if drawn.name not in series:
                yield SIDE.join((name, drawn.name, *_values(plot, drawn, point, bool(heights))))
            if drawn.ticks:
                yield SIDE.join((name, say("thick", language), exact(plot.thickness(drawn))))
            if point.label is not None:
                yield SIDE.join(
                    (name, drawn.name, _label(point.label.words, words.get((name, drawn.name), of_row.get(name, ()))))
                )


def _label(words: str, known: Sequence[str]) -> str:
    """The label, if it holds one of the words that a row has; else those."""
    held = any(re.search(rf"(?<![\d.]){re.escape(one)}(?![\d.]*\d)", words) for one in known)
    return words if held or not known or not re.search(r"\d", words) else known[0]


def _in_rows(plot: Plot) -> bool:
    return plot.along is not None and not plot.along.shown


def _heights(plot: Plot) -> dict[float, str]:
    """The names of the rows of a scatter by their height."""
    pairs = ((point.y, name) for one in plot.series for point, name in zip(one.points, one.names, strict=False))
    return {y: name for y, name in pairs if y is not None}


def _names(plot: Plot, series: Series, above: str, heights: Mapping[float, str]) -> list[str]:
    """What the points of a series belong to."""
    if plot.form != "scatter":
        return in_order(above, *((plot.outer, plot.categories) if plot.outer else (plot.categories,)))
    if not heights:
        return [*series.names, *[""] * (len(series.points) - len(series.names))]
    return ["" if one.y is None else heights.get(one.y, exact(one.y)) for one in series.points]


def _values(plot: Plot, series: Series, point: Point, in_rows: bool) -> Iterator[str]:
    """The numbers of a point, and how far its stroke reaches."""
    if point.value is not None:
        yield exact(point.value)
    if plot.form == "scatter" and not in_rows and point.y is not None:
        yield exact(point.y)
    less, more = _reach(point)
    if series.strokes and less is not None and more is not None:
        yield f"{exact(less)}…{exact(more)}"


def _reach(point: Point) -> tuple[float | None, float | None]:
    """How far the ends of a stroke lie from the value."""
    value, low, high = point.value, point.low, point.high
    below = None if value is None or low is None else value - low
    return below, None if value is None or high is None else high - value


def _of(plot: Plot, language: str) -> list[str]:
    """The words and numbers of one chart: its sheet as it was planned, titles and labels."""
    sheet, _ = filled(plot, language)
    cells = [cell for column in sheet.columns for cell in (column.head, *column.cells)]
    found = [exact(cell) if isinstance(cell, int | float) else str(cell) for cell in cells if cell not in (None, "")]
    titles = [plot.title, plot.values.title, plot.along.title if plot.along and plot.along.shown else ""]
    return [words for words in [*found, *titles, *(label.words for _, _, label in plot.labelled())] if words]
