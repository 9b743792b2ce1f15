"""Measures by row: the marks of a few units between the lowest and the highest of them."""

from collections.abc import Sequence
from dataclasses import replace

from almanac.briefings.native.kinds.dots import EDGE, ROOM, SIZE, strokes
from almanac.briefings.native.kinds.look import (
    axis_of,
    cells_of,
    values_in,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Axis, Label, Plot, Point, Run, Series, Side
from almanac.figures.kinds import spread as ranges
from almanac.figures.marks import width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.chosen import chosen, color_of_words

GAP = 14.0  # points between a figure and its mark, and beyond it


def spread(part: Picture) -> Sequence[Plot]:
    """A row for each measure: the units' marks on a bar from the lowest to the highest, and the city's tick."""
    lines = [line for line in ranges.measures(part.rows) if line.units]
    if not lines:
        return ()
    scale = ranges.with_room(part, values_in(part.rows, "x"), ROOM * 2)
    heights = [float(len(lines) - i) for i in range(len(lines))]
    spans = [(float(line.units[0]["x"]), float(line.units[-1]["x"]), y) for line, y in zip(lines, heights, strict=True)]
    found = strokes(say("between", part.language), spans, part.color("peer_soft"), 2.5)
    found += city_ticks(part, lines, heights)
    found += units_of(part, lines, heights, scale.high - scale.low)
    labels = tuple(
        Point(scale.low, y, Label((Run(line.name, part.color("ink")),), "left"))
        for line, y in zip(lines, heights, strict=True)
    )
    found.append(Series(say("names", part.language), labels, "dots", part.color("ink")))
    found.sort(key=lambda series: -len(series.points))
    along = Axis(EDGE, len(lines) + 0.6, 1, shown=False)
    return [Plot("scatter", tuple(found), axis_of(part, scale), along=along, cells=cells_of(values_in(part.rows, "x")))]


def units_of(part: Picture, lines: Sequence[ranges.Line], heights: Sequence[float], reach: float) -> list[Series]:
    """The marks of each unit, measure by measure."""
    found, measures = list[Series](), tuple(line.name for line in lines)
    for name, mark in chosen(part).items():
        points = [
            pointed(part, next((row for row in line.units if str(row["series"]) == name), None), line, y, reach)
            for line, y in zip(lines, heights, strict=True)
        ]
        drawn = Series(name, tuple(points), "dots", mark.color, symbol=mark.symbol, size=11)
        found.append(replace(drawn, names=measures, in_key=True, is_table=True))
    return found


def pointed(part: Picture, row: Row | None, line: ranges.Line, y: float, reach: float) -> Point:
    """A unit's mark, if it has a value; the lowest and the highest have their figures."""
    if row is None:
        return Point(None, y)
    alone = len(line.units) == 1 and line.city is not None and line.city["x"] > row["x"]
    if row is line.units[-1] and not alone:
        return Point(row["x"], y, figure(part, row, line, "right", reach))
    return Point(row["x"], y, figure(part, row, line, "left", reach) if row is line.units[0] else None)


def figure(part: Picture, row: Row, line: ranges.Line, side: Side, reach: float) -> Label:
    """A unit's figure, beyond the city's tick where that would cut it."""
    wide = (width_of(str(row["label"]), SIZE) + GAP) / ROOM * reach
    low, high = (row["x"] - wide, row["x"]) if side == "left" else (row["x"], row["x"] + wide)
    city = line.city["x"] if line.city else None
    ink = color_of_words(part, chosen(part)[str(row["series"])])
    past = city if city is not None and low < city < high else None
    return Label((Run(str(row["label"]), ink, True),), side, past=past)


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
