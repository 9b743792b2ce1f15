"""A Plot as columns of its sheet, and where each series finds its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

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
    """The sheet of a plot, and the columns of each of its series: first the table that people edit."""
    sheet, tabled = Sheet(), plot.tabled()
    if plot.form != "scatter":
        if plot.outer:
            sheet.add("", plot.outer)
        sheet.add("" if plot.form == "line" else say("row", language), plot.categories)
    table = {_values(sheet, plot, plot.series[i], language): plot.series[i] for i in tabled}
    if plot.notes[0]:
        sheet.add(*plot.notes)
    if len(tabled) < len(plot.series) or any(one.ticks or one.strokes or one.is_table for one in plot.series):
        sheet.add(say("drawing", language), ())
    return sheet, [_series(sheet, series, plot, table, language) for series in plot.series]


def _values(
    sheet: Sheet, plot: Plot, series: Series, language: str, table: Mapping[int, Series] = MappingProxyType({})
) -> int:
    """The names and the values of a series; of one between two scales both."""
    if series.names:
        sheet.add(say("row", language), series.names)
    following = _following(plot, series, table, Sheet.letter(len(sheet.columns)))
    value = sheet.add(series.name, [point.value for point in series.points], plot.cells, following)
    if plot.form == "scatter" and plot.along and plot.along.shown:
        sheet.add(plot.along.title or say("place", language), [point.y for point in series.points])
    return value


def _series(sheet: Sheet, series: Series, plot: Plot, table: Mapping[int, Series], language: str) -> Place:
    """The columns of one series."""
    value, along = _values(sheet, plot, series, language, table), -1
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
    minus = sheet.add(say("minus", language), _less(values, low), plot.cells, _formulas(value, ends[0], len(values)))
    plus = sheet.add(say("plus", language), _less(high, values), plot.cells, _formulas(ends[1], value, len(values)))
    return Place(value, value, along, minus, plus)


def _less(more: list[float | None], less: list[float | None]) -> list[Cell]:
    """How far one lies from the other; nothing where either is missing."""
    return [None if a is None or b is None else a - b for a, b in zip(more, less, strict=True)]


def _formulas(more: int, less: int, many: int) -> list[str]:
    """The same as formulas, line by line."""
    return [f"={Sheet.letter(more)}{line}-{Sheet.letter(less)}{line}" for line in range(2, many + 2)]


def _following(plot: Plot, series: Series, table: Mapping[int, Series], own: str) -> list[str]:
    """The formulas of what is drawn beside rows: each repeats a number of its row in the table, or its first."""
    if plot.form != "scatter" or series.is_table or (plot.along and plot.along.shown):
        return []
    cells = {
        (point.y, point.value): f"={Sheet.letter(column)}{line}"
        for column, one in table.items()
        for line, point in enumerate(one.points, 2)
    }
    first, found = dict[float, str](), list[str]()
    for line, point in enumerate(series.points, 2):
        if point.value is None:
            found.append("")
        else:
            found.append(cells.get((point.y, point.value), first.get(point.value, "")))
            first.setdefault(point.value, f"={own}{line}")
    return found
