"""Lines over months."""

from collections.abc import Sequence

from almanac.briefings.native.kinds.look import axis_of, cells_of, name_of, values_in
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Label, Plot, Point, Run, Series, Side, Strokes
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.course import Course
from almanac.figures.pieces.months import month_of, month_words
from almanac.figures.pieces.scale import scale_for
from almanac.texts.formats import exact

RAISED = -22.0  # points, where another line goes on
OTHERS = {"last_year": ("peer", 2.0, "solid"), "plan": ("ink", 1.25, "solid"), "forecast": ("highlight", 2.5, "dash")}


def trend(part: Picture) -> Sequence[Plot]:
    """Months as lines: the one to look at in indigo, the city in ink, the others grey; each named at its end."""
    course = Course(part)
    if course.is_empty:
        return ()
    first = course.first
    order = sorted(course.lines, key=lambda name: name == first)
    found = [extra(course, role) for role in ("last_year", "plan") if course.last(first, role) is not None]
    found += [line_of(course, name) for name in order if course.last(name) is not None]
    if course.last(first, "forecast") is not None:
        found.append(extra(course, "forecast"))
    found += target_of(course)
    cells = cells_of(values_in(part.rows, "y", "plan", "last_year"))
    scale = axis_of(part, course.scale)
    months, years = named(part, course.months)
    return [Plot("line", tuple(found), scale, months, years, cells=cells)]


def named(part: Picture, months: Sequence[int]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The months, and below them the years where they are of more than one."""
    words = tuple(month_words(month, part.language, False) for month in months)
    if months[0] // 12 == months[-1] // 12:
        return words, ()
    first = [i == 0 or month // 12 != months[i - 1] // 12 for i, month in enumerate(months)]
    year = say("year", part.language)
    return words, tuple(year.format(year=m // 12) if new else "" for m, new in zip(months, first, strict=True))


def line_of(course: Course, name: object) -> Series:
    """One line; its last value stands at its end, with its name where there are several."""
    part, last, several = course.part, course.last(name), len(course.lines) > 1
    color, first = course.color(name), name == course.first
    ink = part.color("muted" if color == "peer" else color)
    points = []
    for month in course.months:
        row = course.lines[name].get(month, {})
        label = None
        if month == last and (row.get("label") or row.get("event")):
            words = last_words(course, name, row)
            ahead = last != course.months[-1]
            side: Side = "left" if ahead and course.is_ahead and first else "right"
            label = Label((Run(words, ink, first),), side, RAISED if ahead and side == "right" else 0)
        points.append(Point(row.get("y"), label=label, symbol="circle" if month == last else "", color=""))
    head = str(name) if name is not None and several else name_of(part)
    wide = part.look.mark_line / 2 * (1.0 if first else 0.7)
    return Series(head, tuple(points), "line", part.color(color), wide, symbol="none", size=9)


def last_words(course: Course, name: object, row: Row) -> str:
    """What stands at the last value of a line."""
    if not row.get("label"):
        return str(row["event"])
    said = f"{row['label']}{course.scale.suffix}"
    if course.is_ahead and name == course.first:
        return course.part.say("actual", value=said)
    return f"{name} {said}" if len(course.lines) > 1 else said


def extra(course: Course, role: str) -> Series:
    """Last year, the plan or the forecast, named at its end."""
    part, line = course.part, course.lines[course.first]
    color, width, dash = OTHERS[role]
    last = course.last(course.first, role)
    ink = part.color("muted" if color == "peer" else color)
    points = []
    for month in course.months:
        row = line.get(month, {})
        said = end_words(part, row, role) if month == last else ""
        both = role == "forecast" and row.get("low") is not None and row.get("high") is not None
        span = {"low": row["low"], "high": row["high"]} if both else {}
        label = Label((Run(said, ink, role == "forecast"),), "right") if said else None
        points.append(Point(row.get(role), label=label, **span))
    band = Strokes(part.look.sequential.colors[2], 5) if role == "forecast" and values_in(part.rows, "low") else None
    head = say("forecast", part.language) if role == "forecast" else part.say(role)
    return Series(head, tuple(points), "line", part.color(color), width, dash, strokes=band)


def end_words(part: Picture, row: Row, role: str) -> str:
    """What stands at the end of such a line."""
    if role == "forecast":
        return str(row.get("end_text") or part.word("end_text"))
    return str(row.get("last_year_text") or part.say(role)) if role == "last_year" else part.say(role)


def target_of(course: Course) -> list[Series]:
    """The target as a short stroke at the last month."""
    part, row = course.part, course.final
    if row.get("target") is None:
        return []
    words = row.get("target_text") or part.say("target", value=exact(row["target"]) + course.scale.suffix)
    label = Label((Run(str(words), part.color("ink")),), "right")
    points = [Point(None) for _ in course.months[1:]] + [Point(row["target"], label=label)]
    return [Series(part.say("target_row"), tuple(points), "line", part.color("ink"), 1, symbol="dash", size=14)]


def kpi(part: Picture) -> Sequence[Plot]:
    """The way to a number: its last months, beside last year's or its target."""
    rows = sorted(part.rows, key=lambda row: str(row["x"]))[-int(part.number("months", 12)) :]
    last, ink = rows[-1], part.color("ink")
    if not values_in(rows, "y"):
        return ()
    months, years = named(part, [month_of(row["x"]) for row in rows])
    unit = part.word("unit")
    words = f"{last.get('label') or ''}{'' if unit == '%' else ' '}{unit}".strip()
    end = Label((Run(words, part.color("highlight"), True),), "right")
    points = tuple(Point(row["y"], label=end if row is last else None) for row in rows)
    found = [Series(name_of(part), points, "line", part.color("highlight"), 3)]
    if last.get("target") is not None:
        said = str(last.get("target_text") or part.say("target", value=exact(last["target"])))
        aim = (*(Point(None) for _ in rows[1:]), Point(last["target"], label=Label((Run(said, ink),), "right")))
        found.append(Series(part.say("target_row"), aim, "line", ink, 1, symbol="dash", size=14))
    elif values_in(rows, "last_year"):
        said = str(last.get("last_year_text") or part.say("last_year"))
        label = Label((Run(said, part.color("muted")),), "right")
        past = tuple(Point(row.get("last_year"), label=label if row is last else None) for row in rows)
        found.insert(0, Series(part.say("last_year"), past, "line", part.color("peer"), 2))
    scale = scale_for(
        part, [row.get(role) for row in rows for role in ("y", "last_year")] + [last.get("target")], parts=3
    )
    axis = axis_of(part, scale, title="")
    cells = cells_of(values_in(rows, "y", "last_year"))
    return [Plot("line", tuple(found), axis, months, years, cells=cells)]
