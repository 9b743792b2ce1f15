"""What is said beside and inside lines over months: last values, targets, forecasts, events."""

from typing import Any

from almanac.figures.marks import Stroke, box, broken, text
from almanac.figures.pieces.beside import Said
from almanac.figures.pieces.course import Course
from almanac.figures.pieces.months import day_words
from almanac.texts.formats import exact


def data_day(course: Course) -> str:
    """The last day of data in words, where it is not the end of its month."""
    given, newest = course.part.word("data_day"), course.part.facts.get("newest")
    month = (course.last(course.first) if course.is_ahead else None) or course.months[-1]
    return given or (day_words(newest, course.part.language, month) if newest is not None else "")


def ends(course: Course) -> list[Said]:
    """The last value of each line beside its end, with its name where there are several; of an empty line its words."""
    part, found = course.part, []
    for name, line in course.lines.items():
        month = course.last(name)
        if month is None and line[max(line)].get("label") is not None:
            words = f"{name} {line[max(line)]['label']}"
            found.append(Said(course.bottom, words, "muted", False, part.size("tick"), part.px(12)))
        if month is None or course.is_ahead or line[month].get("label") is None:
            continue
        value = f"{line[month]['label']}{course.scale.suffix}"
        several, first = len(course.lines) > 1, name == course.first
        color = course.color(name) if course.color(name) != "peer" else "muted"
        size = part.size("label" if several else "end")
        words = f"{name} {value}" if several else value
        found.append(Said(course.y(line[month]["y"]), words, color, first, size, part.px(12)))
    return found


def last_year(course: Course) -> list[Said]:
    """The name of last year's line."""
    month = course.last(course.first, "last_year")
    if month is None:
        return []
    part, row = course.part, course.lines[course.first][month]
    words = row.get("last_year_text") or part.say("last_year")
    return [Said(course.y(row["last_year"]), words, "muted", False, part.size("tick"), part.px(12))]


def aims(course: Course) -> list[Said]:
    """The target's words, and the forecast's."""
    part, row, size, found = course.part, course.final, course.part.size("label"), []
    if row.get("target") is not None:
        words = row.get("target_text") or part.say("target", value=exact(row["target"]) + course.scale.suffix)
        found.append(Said(course.y(row["target"]), words, "ink", course.is_ahead, size, part.px(20)))
    expected = str(row.get("end_text") or part.word("end_text"))
    if row.get("forecast") is not None and expected:
        found.append(Said(course.y(row["forecast"]), expected, "highlight", True, size, part.px(20)))
    return found


def target_tick(course: Course) -> list[Stroke]:
    """The target as a short thick stroke at the end."""
    part, row = course.part, course.final
    if row.get("target") is None:
        return []
    y = course.y(row["target"])
    return [box(part, (-part.px(10), part.px(14)), (y - 1.5, y + 1.5), "ink", at=1, layer="above")]


def notes(course: Course, below: float) -> list[Said]:
    """Lines of words at the right, below those of the ends."""
    part = course.part
    lines = [line for line in part.word("notes").split("\n") if line]
    size, dx = part.size("tick"), part.px(20)
    return [Said(below + i + 1, line, "muted", False, size, dx) for i, line in enumerate(lines)]


def now(course: Course) -> tuple[list[Stroke], list[Stroke]]:
    """Where plan or forecast go further: the day of the data, what is, and what was planned by then."""
    part, month = course.part, course.last(course.first)
    if month is None or not course.is_ahead:
        return [], []
    row, early = course.lines[course.first][month], month - course.months[0] < 2
    how, side = {"of": "x", "anchor": "left" if early else "right"}, 1 if early else -1
    y, actual = course.y(row["y"]), part.say("actual", value=f"{row.get('label') or ''}{course.scale.suffix}")
    look: dict[str, Any] = {"bold": True, "color": "highlight", "size": "value"}
    words = [
        text(part, data_day(course), course.top - part.px(12), month, side * part.px(6), **how),
        text(part, actual, y - part.px(14), month, side * part.px(10), **how, **look),
    ]
    if row.get("plan") is not None:
        planned = row.get("plan_text") or part.word("plan_text") or part.say("plan")
        words.append(text(part, planned, course.y(row["plan"]) + part.px(14), month, part.px(10), of="x", size="tick"))
    return [broken(part, (month, month), (course.top - part.px(6), course.bottom), "dash")], words


def events(course: Course) -> tuple[list[Stroke], list[Stroke]]:
    """What happened in a month, on a dotted leader: in turn above and below the line, the latest above.

    Of the line that is looked at, else of the first that something is told of.
    """
    told_of = (name for name, line in course.lines.items() if any(row.get("event") for row in line.values()))
    first = course.lines[course.first]
    name = course.first if any(row.get("event") for row in first.values()) else next(told_of, course.first)
    part, line, gap = course.part, course.lines[name], course.part.px(8)
    told = [m for m, row in sorted(line.items(), reverse=True) if row.get("event") and row.get("y") is not None]
    marks, words = [], []
    for i, month in enumerate(told):
        y, below = course.y(line[month]["y"]), i % 2 == 1
        end = course.bottom - part.px(13) if below else course.top - part.px(12)
        marks.append(broken(part, (month, month), (y + gap, end - gap) if below else (end + gap, y - gap)))
        late = month - course.months[0] > len(course.months) / 2
        side: dict[str, Any] = {"of": "x", "anchor": "right" if late else "left"}
        said = text(part, line[month]["event"], end, month, part.px(6 if late else -6), **side)
        words.append(said | {"bgcolor": part.color("paper")})
    return marks, words
