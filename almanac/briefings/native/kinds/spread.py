"""Measures by row: the marks of a few units between the lowest and the highest of them."""

from collections.abc import Sequence

from almanac.briefings.native.kinds.dots import EDGE, ROOM, strokes
from almanac.briefings.native.kinds.look import (
    axis_of,
    cells_of,
    values_in,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Axis, Label, Plot, Point, Run, Series, Side
from almanac.figures.kinds import spread as ranges
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.chosen import chosen, color_of_words


def spread(part: Picture) -> Sequence[Plot]:
    """A row for each measure: the units' marks on a bar from the lowest to the highest, and the city's tick."""
    lines = [line for line in ranges.measures(part.rows) if line.units]
    if not lines:
        return ()
    scale = ranges.with_room(part, values_in(part.rows, "x"), ROOM * 2)
    marks = chosen(part)
    heights = [float(len(lines) - i) for i in range(len(lines))]
    spans = [(float(line.units[0]["x"]), float(line.units[-1]["x"]), y) for line, y in zip(lines, heights, strict=True)]
    found = strokes(say("between", part.language), spans, part.color("peer_soft"), 2.5)
    found += city_ticks(part, lines, heights)
    for name, mark in marks.items():
        points = [
            pointed(part, row, line, y)
            for line, y in zip(lines, heights, strict=True)
            for row in line.units
            if str(row["series"]) == name
        ]
        found.append(Series(name, tuple(points), "dots", mark.color, symbol=mark.symbol, size=11, in_key=True))
    labels = tuple(
        Point(scale.low, y, Label((Run(line.name, part.color("ink")),), "left"))
        for line, y in zip(lines, heights, strict=True)
    )
    measures = tuple(line.name for line in lines)
    found.append(Series(say("names", part.language), labels, "dots", part.color("ink"), names=measures))
    found.sort(key=lambda series: -len(series.points))
    along = Axis(EDGE, len(lines) + 0.6, 1, shown=False)
    return [Plot("scatter", tuple(found), axis_of(part, scale), along=along, cells=cells_of(values_in(part.rows, "x")))]


def pointed(part: Picture, row: Row, line: ranges.Line, y: float) -> Point:
    """A unit's mark; the lowest and the highest have their figures."""
    marks = chosen(part)
    ink = color_of_words(part, marks[str(row["series"])])
    side: Side | None = "right" if row is line.units[-1] else "left" if row is line.units[0] else None
    label = Label((Run(str(row["label"]), ink, True),), side) if side else None
    return Point(row["x"], y, label)


def city_ticks(part: Picture, lines: Sequence[ranges.Line], heights: Sequence[float]) -> list[Series]:
    """The city's value in each row, as an upright tick."""
    known = [(line.city, y) for line, y in zip(lines, heights, strict=True) if line.city]
    if not known:
        return []
    ink = part.color("ink")
    half = 0.32
    ends = [[Point(row["x"], y + half), Point(row["x"], y - half), Point(None)] for row, y in known]
    points = tuple(point for end in ends for point in end)
    return [Series(str(known[0][0]["series"]), points, "line", ink, 2.5, in_key=True)]
