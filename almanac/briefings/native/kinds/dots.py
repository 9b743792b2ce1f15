"""Units by row: dots with their intervals on one scale, the city as a line."""

from collections.abc import Sequence
from dataclasses import replace

from almanac.briefings.native.kinds.look import (
    CITY_LINE,
    axis_of,
    cells_of,
    color_of,
    label_of,
    marked,
    name_of,
    run,
    small,
    values_in,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Axis, Label, Plot, Point, Run, Series, Side
from almanac.figures.kinds.dots import with_room
from almanac.figures.marks import width_of
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.names import n_words
from almanac.figures.pieces.scale import Scale
from almanac.figures.pieces.whiskers import is_dot

ROOM = 520.0  # points that a plot is about wide
SIZE = 14.0
TOP, EDGE = 0.55, 0.4  # rows above the first and below the last


def dots(part: Picture) -> Sequence[Plot]:
    """Units by row, their intervals, the city as an upright line."""
    units = sorted((row for row in part.rows if not is_city(row)), key=is_reference)
    rows = units or [row for row in part.rows if row.get("label") is not None]
    city = next((row for row in part.rows if units and is_city(row) and row["x"] is not None), None)
    if not any(is_dot(row) for row in rows):
        return ()
    known = [row.get(end) for row in [*rows, city or {}] for end in ("low", "x", "high")]
    scale = with_room(part, known, ROOM * 2)
    heights = [float(len(rows) - i) for i in range(len(rows))]
    lines = list(zip(rows, heights, strict=True))
    found = [
        *whiskers(part, lines),
        *city_line(part, city, scale, heights),
        *changes(part, lines, end_of(scale, rows)),
        names(part, lines, scale.low),
        main(part, lines),
        *ends(part, lines, scale, city),
        *words(part, lines, scale.low),
    ]
    found.sort(key=lambda series: -len(series.points))
    along, cells = Axis(EDGE, len(rows) + 0.6, 1, shown=False), cells_of(values_in(rows, "x"))
    return [
        Plot("scatter", tuple(found), widened(part, scale, rows), along=along, cells=cells, notes=noted(part, rows))
    ]


def noted(part: Picture, rows: Sequence[Row]) -> tuple[str, tuple[str, ...]]:
    """The changes as a column of the table."""
    return part.word("note_head") or say("words", part.language), tuple(str(row.get("note") or "") for row in rows)


def widened(part: Picture, scale: Scale, rows: Sequence[Row]) -> Axis:
    """The axis, with room for figures before the changes."""
    axis = axis_of(part, scale)
    return replace(axis, high=end_of(scale, rows))


def end_of(scale: Scale, rows: Sequence[Row]) -> float:
    """Where the plot ends: beyond the scale where changes stand there."""
    spare = min(0.12 * (scale.high - scale.low), 0.9 * (scale.ticks[1] - scale.ticks[0]))
    return scale.high + (spare if any(row.get("note") for row in rows) else 0)


def main(part: Picture, lines: Sequence[tuple[Row, float]]) -> Series:
    """The dots: their colour and shape by verdict, indigo in the light."""
    points = []
    for row, y in lines:
        if is_dot(row):
            symbol, written = marked(part, row)
            points.append(Point(row["x"], y, written, color_of(part, row), symbol))
        else:
            points.append(Point(None, y))
    held = tuple(str(row["row"]) for row, _ in lines)
    ink = part.look.verdict["similar"].color
    return Series(name_of(part), tuple(points), "dots", ink, symbol="circle", size=11, names=held, is_table=True)


def whiskers(part: Picture, lines: Sequence[tuple[Row, float]]) -> list[Series]:
    """The intervals, as lines with gaps between them: LibreOffice did not draw them as error bars."""
    spans = [
        (float(row["low"]), float(row["high"]), y)
        for row, y in lines
        if is_dot(row) and row.get("low") is not None and row.get("high") is not None
    ]
    return strokes(say("interval", part.language), spans, part.color("whisker"), 1.5) if spans else []


def strokes(name: str, spans: Sequence[tuple[float, float, float]], color: str, width: float) -> list[Series]:
    """Level lines between two values each."""
    gap = Point(None)
    points = [point for low, high, y in spans for point in (Point(low, y), Point(high, y), gap)]
    return [Series(name, tuple(points), "line", color, width)]


def ends(part: Picture, lines: Sequence[tuple[Row, float]], scale: Scale, city: Row | None) -> list[Series]:
    """The figures: before the interval, or behind it where the city's line or the edge stands in the way."""
    found = []
    for end, side, head in (("low", "left", "column_low"), ("high", "right", "column_high")):
        points = [
            Point(end_at(row, end), y, label_of(part, row, "right" if side == "right" else "left"))
            if is_dot(row)
            else Point(None, y)
            for row, y in lines
        ]
        kept = [
            point if point.value is None or side_of(row, scale, city) == side else replace(point, label=None)
            for (row, _), point in zip(lines, points, strict=True)
        ]
        if any(point.label for point in kept) or any(row.get(end) is not None for row, _ in lines):
            found.append(Series(say(head, part.language), tuple(kept), "dots", part.color("ink"), is_table=True))
    return found


def end_at(row: Row, end: str) -> float:
    """An end of a row's interval, or its value."""
    return float(row["x"] if row.get(end) is None else row[end])


def side_of(row: Row, scale: Scale, city: Row | None) -> Side:
    """On which side of the interval its figure stands."""
    low = end_at(row, "low")
    wide = (width_of(str(row["label"]), SIZE) + 10) / ROOM * (scale.high - scale.low)
    line = float(city["x"]) if city else scale.low - 1
    return "left" if low - wide >= scale.low and not low - wide < line < low else "right"


def names(part: Picture, lines: Sequence[tuple[Row, float]], at: float) -> Series:
    """The names of the rows with their bases, left of the scale."""
    points = []
    for row, y in lines:
        base = (Run(f" {n_words(row)}", part.color("muted")),) if n_words(row) else ()
        points.append(Point(at, y, Label((run(part, row, row["row"], part.lit(row)), *base), "left")))
    return Series(say("names", part.language), tuple(points), "dots", part.color("ink"))


def words(part: Picture, lines: Sequence[tuple[Row, float]], at: float) -> list[Series]:
    """What is known of rows that are not compared, and why they are not."""
    points = [Point(None, y) if is_dot(row) else Point(at, y, told_of(part, row)) for row, y in lines]
    if all(point.value is None for point in points):
        return []
    return [Series(say("words", part.language), tuple(points), "dots", part.color("ink"))]


def told_of(part: Picture, row: Row) -> Label:
    """What is known of a row without a dot, and why it has none."""
    known = run(part, row, row.get("label") or part.say("no_data"), row.get("shown") == "xy")
    return Label((known, small(part, row["remark"])) if row.get("remark") else (known,), "right")


def changes(part: Picture, lines: Sequence[tuple[Row, float]], at: float) -> list[Series]:
    """The changes, right of the scale, under their head."""
    points = [
        Point(at, y, Label((run(part, row, row["note"], bool(row.get("is_real"))),), "right"))
        for row, y in lines
        if row.get("note")
    ]
    head = part.word("note_head")
    if not points:
        return []
    if head:
        above = Label((Run(head, part.color("muted")),), "above")
        points.insert(0, Point(at, len(lines) + TOP, above))
    return [Series(say("changes", part.language), tuple(points), "dots", part.color("ink"))]


def city_line(part: Picture, city: Row | None, scale: Scale, heights: Sequence[float]) -> list[Series]:
    """The city's line from top to bottom, with its name and value above."""
    if city is None:
        return []
    said = Label((Run(f"{city['row']} {city['label']}{scale.suffix}", part.color("ink"), True),), "above")
    value = float(city["x"])
    points = (Point(value, heights[0] + TOP, said), *(Point(value, y) for y in heights), Point(value, EDGE))
    return [Series(str(city["row"]), points, "line", part.color("ink"), CITY_LINE)]
