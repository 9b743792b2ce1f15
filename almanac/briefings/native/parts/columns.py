"""A Plot as columns of its sheet, and where each series finds its own."""

from dataclasses import dataclass

from almanac.briefings.native.parts.sheet import Cell, Sheet
from almanac.briefings.native.plot import Plot, Series
from almanac.texts import listed, text


@dataclass(frozen=True)
class Place:
    """The columns of a series by their numbers; -1 for none."""

    value: int
    head: int
    along: int = -1
    minus: int = -1
    plus: int = -1
    thick: int = -1


def say(key: str, language: str) -> str:
    """A head that belongs to data sheets of charts."""
    return str(listed("native")[key][language])


def filled(plot: Plot, language: str) -> tuple[Sheet, list[Place]]:
    """The sheet of a plot, and the columns of each of its series."""
    sheet = Sheet()
    if plot.form != "scatter":
        if plot.outer:
            sheet.add("", plot.outer)
        sheet.add("", plot.categories)
    return sheet, [_series(sheet, series, plot, language) for series in plot.series]


def _series(sheet: Sheet, series: Series, plot: Plot, language: str) -> Place:
    """The columns of one series."""
    if series.names:
        sheet.add("", series.names)
    value = sheet.add(series.name, [point.value for point in series.points], plot.cells)
    along = -1
    if plot.form == "scatter":
        height = plot.along.title if plot.along and plot.along.title else say("place", language)
        along = sheet.add(height, [point.y for point in series.points])
    if series.ticks:
        thick = [None if point.value is None else plot.thickness(series) for point in series.points]
        return Place(value, value, along, thick=sheet.add(say("thick", language), thick))
    if not series.strokes:
        return Place(value, value, along)
    low, high = ([getattr(point, end) for point in series.points] for end in ("low", "high"))
    ends = [
        sheet.add(text("column_low" if name == "low" else "column_high", language), cells, plot.cells)
        for name, cells in (("low", low), ("high", high))
    ]
    values = [point.value for point in series.points]
    minus = sheet.add(say("minus", language), _less(values, low), plot.cells, _formula(value, ends[0]))
    plus = sheet.add(say("plus", language), _less(high, values), plot.cells, _formula(ends[1], value))
    return Place(value, value, along, minus, plus)


def _less(more: list[float | None], less: list[float | None]) -> list[Cell]:
    """How far one lies from the other; nothing where either is missing."""
    return [None if a is None or b is None else a - b for a, b in zip(more, less, strict=True)]


def _formula(more: int, less: int) -> str:
    """The same as a formula of a line."""
    return f"={Sheet.letter(more)}{{line}}-{Sheet.letter(less)}{{line}}"
