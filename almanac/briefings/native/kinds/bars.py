"""Bars and columns from zero, with their figures at the ends."""

from collections.abc import Sequence

from almanac.briefings.native.kinds.look import (
    cells_of,
    label_of,
    name_of,
    named,
    plain_axis,
    run,
    values_in,
    whole_line,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Label, Plot, Point, Run, Series, Strokes, Ticks
from almanac.figures.kinds import bars as drawn
from almanac.figures.kinds.columns import keys
from almanac.figures.marks import width_of
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.months import month_of, month_words

NEAR = 0.14  # of a scale: where a line would cut a figure


def bars(part: Picture) -> Sequence[Plot]:
    """Bars, each with its target as a tick where it has one."""
    if part.options.get("vertical"):
        return columns(part)
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    rows.sort(key=lambda row: 2 * is_city(row) + is_reference(row))
    if not values_in(rows, "x"):
        return ()
    low, high = drawn.ends(part, rows)
    points, ticks = [], []
    for row in rows:
        beyond = row.get("target") is not None and row["x"] is not None and row["target"] >= row["x"]
        label = label_of(part, row, "right", row.get("target_text"))
        color = drawn.color_of(part, row) if row["x"] is not None else ""
        points.append(Point(row["x"], label=None if beyond else label, color=color))
        ticks.append(Point(row.get("target"), label=label if beyond else None))
    found = [Series(name_of(part), tuple(points), "bar", part.look.sequential.colors[3])]
    if values_in(rows, "target"):
        ink = part.color("ink")
        head = target_name(part, rows)
        found.append(Series(head, tuple(ticks), "hidden", ink, ticks=Ticks(ink)))
    cells = cells_of(values_in(rows, "x", "target"))
    return [Plot("bar", tuple(found), plain_axis(low, high), tuple(named(part, row) for row in rows), cells=cells)]


def target_name(part: Picture, rows: Sequence[Row]) -> str:
    """What the ticks are: targets, or last year's values."""
    return part.say("last_year" if any(row.get("last_year_text") for row in rows) else "target_row")


def columns(part: Picture) -> Sequence[Plot]:
    """Columns, beside those of last year where there are any."""
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    if not values_in(rows, "x"):
        return ()
    now, before = keys(part)
    paired = bool(values_in(rows, "before"))
    words = [str(row.get("label") or "") for row in rows]
    crowded = max(width_of(one, 12) for one in words) > 640 / len(rows)
    points = [
        Point(
            row["x"],
            label=label_of(part, row, "above") if not crowded or part.lit(row) or row is rows[-1] else None,
            color=part.color("highlight") if part.lit(row) else "",
        )
        for row in rows
    ]
    found = [Series(now.words if paired else name_of(part), tuple(points), "bar", now.color, in_key=paired)]
    if paired:
        past = tuple(Point(row.get("before")) for row in rows)
        found.insert(0, Series(before.words, past, "bar", before.color, in_key=True))
    axis = plain_axis(min(0.0, *values_in(rows, "x")), max(values_in(rows, "x", "before")) * 1.06)
    cells = cells_of(values_in(rows, "x", "before"))
    return [Plot("column", tuple(found), axis, names(part, rows), gap=50, side_by_side=paired, cells=cells)]


def names(part: Picture, rows: Sequence[Row]) -> tuple[str, ...]:
    """What stands below columns: words as given, or months."""
    if all(isinstance(row["row"], str) for row in rows):
        return tuple(str(row["row"]) for row in rows)
    months = [month_of(row["row"]) for row in rows]
    years = months[0] // 12 != months[-1] // 12
    return tuple(month_words(month, part.language, years) for month in months)


def spotlight(part: Picture) -> Sequence[Plot]:
    """One unit in the light, the others lengths without a value; the city as a line from a row of its own."""
    units, city = [r for r in part.rows if not is_city(r)], next((r for r in part.rows if is_city(r)), None)
    if not units or not values_in(part.rows, "x"):
        return ()
    top = [city] if city and city["x"] is not None else []
    high = part.number("axis_to", max(values_in(part.rows, "x", "high")))
    bare = [Point(None)] * len(top)
    points = [Point(row["x"], color=part.color("highlight") if part.lit(row) else "") for row in units]
    ends, ink = [end_of(part, row) for row in units], part.color("ink")
    found = [Series(name_of(part), (*bare, *points), "bar", part.color("peer_soft"))]
    if any(point.value is not None for point in ends):
        whisker = Strokes(ink, 2.25)
        found.append(Series(say("end", part.language), (*bare, *ends), "hidden", ink, strokes=whisker))
    found += [whole_line(str(row["row"]), float(row["x"]), 1 + len(units), ink) for row in top]
    tops = (f"{row['row']}\u3000{valued(part, row)}" for row in top)
    categories = (*tops, *(named(part, r) if part.lit(r) else str(r["row"]) for r in units))
    return [
        Plot("bar", tuple(found), plain_axis(0, high), categories, cells=cells_of(values_in(part.rows, "x", "high")))
    ]


def valued(part: Picture, row: Row) -> str:
    """A value with its unit."""
    return f"{row['label']}{'%' if part.word('unit') == '%' else ''}"


def end_of(part: Picture, row: Row) -> Point:
    """The end of the interval of the unit in the light, or of its bar, with its figure behind it."""
    if not part.lit(row) or row["x"] is None:
        return Point(None)
    label = Label((run(part, row, valued(part, row)),), "right")
    both = row.get("low") is not None and row.get("high") is not None
    if not both or row["high"] < row["x"]:
        return Point(row["x"], label=label)
    return Point(row["high"], label=label, low=row["low"], high=row["high"])


def flips(part: Picture) -> Sequence[Plot]:
    """How likely neighbours change places, with the line of a coin."""
    pairs = [row for row in part.rows if row["x"] is not None and row["row"]]
    if not pairs:
        return ()
    lit = [part.lit(row) or (part.highlight is not None and row.get("next") == part.highlight) for row in pairs]
    points = [
        Point(
            row["x"], label=label_of(part, row, "inside" if row["x"] > 0.08 else "right"), color=color_of(part, is_lit)
        )
        for row, is_lit in zip(pairs, lit, strict=True)
    ]
    points = [white(part, point) if is_lit else point for point, is_lit in zip(points, lit, strict=True)]
    coin = part.say("coin")
    line = whole_line(coin, 0.5, len(pairs) + 1, part.color("ink"))
    found = (Series(name_of(part), (Point(None), *points), "bar", part.color("peer_soft")), line)
    axis = plain_axis(0, max(0.5, *values_in(pairs, "x")) * 1.02)
    return [Plot("bar", found, axis, (coin, *(str(row["row"]) for row in pairs)), cells="0%")]


def white(part: Picture, point: Point) -> Point:
    """A point whose figure stands in an indigo bar."""
    if point.label is None or point.label.side != "inside":
        return point
    runs = tuple(Run(one.words, part.color("paper"), one.bold) for one in point.label.runs)
    return Point(point.value, label=Label(runs, "inside"), color=point.color)


def color_of(part: Picture, lit: bool) -> str:
    """Indigo in the light, else grey."""
    return part.color("highlight" if lit else "peer_soft")


def gap(part: Picture) -> Sequence[Plot]:
    """What a gap is made of, under the words of its sum."""
    total = next((row for row in part.rows if row.get("is_total")), None)
    rows = [row for row in part.rows if not row.get("is_total") and row["x"] is not None]
    if not rows:
        return ()
    known = values_in(rows, "x")
    low, high = min(0.0, *known), max(0.0, *known)
    below = part.look.verdict["below"].color
    points = [
        Point(
            row["x"],
            label=Label((Run(str(row.get("label") or ""), part.color("ink"), True),), "right"),
            color=part.color("highlight") if row["x"] >= 0 else below,
        )
        for row in rows
    ]
    series = Series(name_of(part), tuple(points), "bar", part.color("highlight"))
    title = f"{total.get('head') or ''} {total.get('target_text') or ''}".strip() if total else ""
    span = (high - low) * 0.03
    axis = plain_axis(low - (span if low < 0 else 0), high + span)
    return [Plot("bar", (series,), axis, tuple(str(row["row"]) for row in rows), title=title, cells=cells_of(known))]


def scores(part: Picture) -> Sequence[Plot]:
    """Scores, each with its two ranges of possible ranks behind it."""
    rows = list(part.rows)
    if not values_in(rows, "x"):
        return ()
    points = [
        Point(row["x"], label=label_of(part, row, "right", *ranks(part, row)), color=color_of(part, part.lit(row)))
        for row in rows
    ]
    series = Series(part.say("score"), tuple(points), "bar", part.color("peer_soft"))
    return [Plot("bar", (series,), plain_axis(0, 100), tuple(named(part, row) for row in rows), cells="0.0")]


def ranks(part: Picture, row: Row) -> list[str]:
    """The ranges of possible ranks in words: by chance, and by other weights."""
    found = []
    for key, ends in (("by_chance", ("best", "worst")), ("by_weights", ("low", "high"))):
        if all(row.get(end) is not None for end in ends):
            best, worst = (int(row[end]) for end in ends)
            span = f"{best}" if best == worst else f"{best}–{worst}"
            found.append(say(key, part.language).format(ranks=span))
    return found
