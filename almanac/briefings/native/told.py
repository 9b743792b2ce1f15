"""The values that a chart must show, from the rows of its answer by role and not from the chart that was made."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from almanac.briefings.native.joined import SIDE, in_order
from almanac.briefings.native.kinds import picture_of
from almanac.briefings.native.kinds.look import name_of
from almanac.briefings.native.parts.columns import say
from almanac.figures.kinds import ladder as levels
from almanac.figures.kinds import progress as planned
from almanac.figures.kinds import slope as panels
from almanac.figures.picture import Picture, Row, count, is_city
from almanac.figures.pieces.course import Course
from almanac.figures.pieces.months import month_of, month_words
from almanac.narrative.answer import Answer
from almanac.texts.formats import exact

TEXTS = ("label", "target_text", "last_year_text", "plan_text", "end_text", "quota_text", "event", "note")


@dataclass(frozen=True)
class Told:
    """A value with its row and its series, and the words of which its label must hold one."""

    row: str
    series: str
    value: str
    words: tuple[str, ...] = ()

    @property
    def said(self) -> str:
        """As it is read back."""
        return SIDE.join((self.row, self.series, self.value))


def told(answer: Answer, language: str, lit: str) -> list[Told]:
    """Every value that the rows give to a chart; none for a kind that makes its values itself."""
    make = KINDS.get(answer.chart.figure)
    return [*make(picture_of(answer, language, lit))] if make else []


def one_of(row: Row, name: str, series: str, role: str) -> Iterator[Told]:
    """One value of a row, if it is known."""
    if row.get(role) is not None:
        known = [str(row[one]) for one in TEXTS if row.get(one)]
        known += [exact(row["target"])] if isinstance(row.get("target"), int | float) else []
        yield Told(name, series, exact(float(row[role])), tuple(known))


def by_row(part: Picture, rows: Sequence[Row], heads: dict[str, str]) -> Iterator[Told]:
    """The values of some roles, row by row."""
    for row, name in zip(rows, in_order("", [str(row["row"]) for row in rows]), strict=True):
        for role, series in heads.items():
            yield from one_of(row, name, series, role)


def bars(part: Picture) -> Iterator[Told]:
    """Bars with what they are held against, upright or not."""
    if part.options.get("vertical"):
        yield from columns(part)
        return
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    past = any(row.get("last_year_text") for row in rows)
    yield from by_row(part, rows, {"x": name_of(part), "target": part.say("last_year" if past else "target_row")})


def columns(part: Picture) -> Iterator[Told]:
    """Columns, beside those of before where there are any."""
    rows = [row for row in part.rows if part.options.get("city") or not is_city(row)]
    paired = any(row.get("before") is not None for row in rows)
    now = part.word("x_name", part.say("this_year")) if paired else name_of(part)
    heads = {"x": now, "before": part.word("before_name", part.say("last_year"))}
    if not all(isinstance(row["row"], str) for row in rows):
        months = [month_of(row["row"]) for row in rows]
        years = months[0] // 12 != months[-1] // 12
        rows = [row | {"row": month_words(at, part.language, years)} for row, at in zip(rows, months, strict=True)]
    yield from by_row(part, rows, heads)


def plain(head: Callable[[Picture], str]) -> Callable[[Picture], Iterator[Told]]:
    """Units or parts by their values alone, without the city and without sums."""

    def rows_of(part: Picture) -> Iterator[Told]:
        rows = [row for row in part.rows if not is_city(row) and not row.get("is_total") and row["row"]]
        yield from by_row(part, rows, {"x": head(part)})

    return rows_of


def progress(part: Picture) -> Iterator[Told]:
    """What is done and what was planned, and the value that is marked."""
    heads, at = {"x": say("actual", part.language), "target": part.say("plan")}, planned.mark_at(part)
    if at is not None:
        yield Told(part.word("mark_text"), heads["x"], exact(at))
    yield from by_row(part, part.rows, heads)


def ladder(part: Picture) -> Iterator[Told]:
    """Counts by level."""
    known = levels.levels_of(part)
    for row in part.rows:
        if row["x"] is not None and str(row["series"]) in known:
            level = known[str(row["series"])]
            yield Told(str(row["row"]), level, exact(float(row["x"])), (count(row["x"]),))


def dots(part: Picture) -> Iterator[Told]:
    """Units with the ends of their intervals."""
    units = [row for row in part.rows if not is_city(row)]
    rows = units or [row for row in part.rows if row.get("label") is not None]
    shown = [row for row in rows if row["x"] is not None and row.get("shown", "compare") == "compare"]
    interval = say("interval", part.language)
    for row in shown:
        name = str(row["row"])
        yield from one_of(row, name, name_of(part), "x")
        if row.get("low") is not None and row.get("high") is not None:
            yield from (Told(name, interval, exact(float(row[end]))) for end in ("low", "high"))
            for end in ("low", "high"):
                words = tuple(filter(None, [row.get("label")]))
                yield Told(name, say(f"column_{end}", part.language), exact(float(row[end])), words)


def spread(part: Picture) -> Iterator[Told]:
    """Units by measure."""
    for row in part.rows:
        if not is_city(row):
            yield from one_of(row, str(row["row"]), str(row["series"]), "x")


def funnel(part: Picture) -> Iterator[Told]:
    """Values over bases."""
    for row in part.rows:
        if row["x"] is not None and row["y"] is not None and not is_city(row):
            value = f"{exact(float(row['x']))}{SIDE}{exact(float(row['y']))}"
            yield Told(str(row["row"]), name_of(part), value, (str(row["label"]),) if row.get("label") else ())


def slope(part: Picture) -> Iterator[Told]:
    """Two values of each unit, measure by measure, each with its own figure."""
    found = panels.by_panel(part.rows)
    for panel, rows in found.items():
        for role, key, words in (("before", "before_name", "before_text"), ("x", "now_name", "label")):
            said = [str(row[key]) for row in rows if row.get(key)]
            end = max(said, key=said.count) if said else part.word(key)
            (name,) = in_order(panel if len(found) > 1 else "", [end])
            for row in rows:
                if row[role] is not None:
                    yield Told(name, str(row["series"]), exact(float(row[role])), tuple(filter(None, [row.get(words)])))


def month_names(part: Picture, months: Sequence[int]) -> dict[int, str]:
    """Months as the axis has them, with their year where there are several."""
    years = months[0] // 12 != months[-1] // 12
    year = say("year", part.language) if years else ""
    return {at: f"{year.format(year=at // 12)} {month_words(at, part.language, False)}".strip() for at in months}


def trend(part: Picture) -> Iterator[Told]:
    """Lines over months, and what goes with the one that is looked at."""
    course = Course(part)
    names = month_names(part, course.months)
    for name, line in course.lines.items():
        head = str(name) if name is not None and len(course.lines) > 1 else name_of(part)
        for month, row in line.items():
            yield from one_of(row, names[month], head, "y")
    first = course.lines.get(course.first, {})
    heads = {"last_year": part.say("last_year"), "plan": part.say("plan")}
    for month, row in first.items():
        for role, head in heads.items():
            yield from (Told(one.row, one.series, one.value) for one in one_of(row, names[month], head, role))


def kpi(part: Picture) -> Iterator[Told]:
    """The last months of a number."""
    rows = sorted(part.rows, key=lambda row: str(row["x"]))[-int(part.number("months", 12)) :]
    names = month_names(part, [month_of(row["x"]) for row in rows])
    heads = {"y": name_of(part)}
    if rows[-1].get("target") is None:
        heads["last_year"] = part.say("last_year")
    for row in rows:
        for role, head in heads.items():
            for one in one_of(row, names[month_of(row["x"])], head, role):
                yield one if role == "y" else Told(one.row, one.series, one.value)


KINDS: dict[str, Callable[[Picture], Iterator[Told]]] = {
    "bars": bars,
    "columns": columns,
    "dots": dots,
    "flips": plain(name_of),
    "funnel": funnel,
    "gap": plain(name_of),
    "kpi": kpi,
    "ladder": ladder,
    "progress": progress,
    "scores": plain(lambda part: part.say("score")),
    "slope": slope,
    "spotlight": plain(name_of),
    "spread": spread,
    "stages": plain(name_of),
    "trend": trend,
}
