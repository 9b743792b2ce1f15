"""Parts of a whole, and what is done of what was planned."""

from collections.abc import Sequence
from itertools import groupby

from almanac.briefings.native.kinds.bars import NEAR
from almanac.briefings.native.kinds.look import (
    label_of,
    name_of,
    named,
    plain_axis,
    values_in,
)
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.plot import Label, Plot, Point, Run, Series, Side, Ticks
from almanac.figures.kinds import ladder as levels
from almanac.figures.kinds import profiles as cards
from almanac.figures.kinds import progress as planned
from almanac.figures.kinds import stages as staged
from almanac.figures.kinds import steps as ledger
from almanac.figures.marks import width_of
from almanac.figures.picture import Picture, Row, count
from almanac.texts import text

PLOT = 560.0  # points that a plot is about wide
WHOLE = 100.0
VERDICTS, REST = ("above", "similar", "below"), "rest"


def progress(part: Picture) -> Sequence[Plot]:
    """Completion as bars, each with its own plan as a tick; above them a grey one where a value is marked."""
    rows = list(part.rows)
    if not rows:
        return ()
    at, ink = planned.mark_at(part), part.color("ink")
    top = [part.word("mark_text")] if at is not None else []
    points, plans = [Point(at, color=part.color("peer_soft"))] * len(top), [Point(None)] * len(top)
    for row in rows:
        beyond = row["target"] is not None and row["x"] is not None and row["target"] >= row["x"]
        label = progressed(part, row)
        color = part.color("highlight") if part.lit(row) else ""
        points.append(Point(row["x"], label=None if beyond else label, color=color))
        plans.append(Point(row["target"], label=label if beyond else None))
    found = [
        Series(say("actual", part.language), tuple(points), "bar", part.look.sequential.colors[3]),
        Series(part.say("plan"), tuple(plans), "hidden", ink, ticks=Ticks(ink)),
    ]
    categories = (*top, *(named(part, row) for row in rows))
    return [Plot("bar", tuple(found), plain_axis(0, WHOLE), categories, cells="0.0")]


def progressed(part: Picture, row: Row) -> Label | None:
    """The figure, the plan's, and the state in shape and words."""
    label = label_of(part, row, "right", row.get("target_text"))
    if label is None or row.get("status") is None or not row.get("remark"):
        return label
    state = part.look.mark(row["status"])
    said = (Run(f"\u3000{state.glyph}", state.color), Run(f" {row['remark']}", part.color("ink")))
    return Label((*label.runs, *said), "right")


def ladder(part: Picture) -> Sequence[Plot]:
    """Levels as shares of a whole, their counts inside; the rate behind the name."""
    found, units = levels.levels_of(part), levels.units_of(part)
    firsts = [levels.first(unit) for unit in units]
    spans = [levels.spans_of(unit, found) for unit in units]
    series = []
    for i, (level, words) in enumerate(found.items()):
        ink = part.look.levels.texts[i]
        points = tuple(
            Point((unit.get(level) or {}).get("x"), label=counted(part, span[i], ink))
            for unit, span in zip(units, spans, strict=True)
        )
        hatch = part.color("axis") if levels.hatched(part, i) else ""
        series.append(Series(words, points, "bar", part.look.levels.colors[i], hatch=hatch, in_key=True))
    names = tuple(f"{row['row']}\u3000{row.get('label') or part.say('no_data')}" for row in firsts)
    axis, head = plain_axis(0, 1), part.word("rate_head")
    return [Plot("bar", tuple(series), axis, names, stacked="percentStacked", title=head, gap=45, cells="#,##0")]


def counted(part: Picture, span: levels.Span, ink: str) -> Label | None:
    """A count inside its part of the bar, if that is wide enough."""
    words = count(span.many)
    if ink == "none" or not span.many or span.share * PLOT < width_of(words, 14) + 4:
        return None
    return Label((Run(words, part.color(ink)),), "middle")


def stages(part: Picture) -> Sequence[Plot]:
    """Stages of one or more rounds, each round under its name, with its quota as a line."""
    if not values_in(part.rows, "x"):
        return ()
    ink, high = part.color("ink"), max(values_in(part.rows, "x", "quota"))
    names, points, aims = list[str](), list[Point](), list[Point]()
    for panel, group in groupby(part.rows, key=lambda row: row.get("panel")):
        rows = list(group)
        aim = rows[0].get("quota")
        if panel is not None:
            names.append(str(panel) if aim is None else f"{panel}\u3000{staged.quota_words(rows[0])}")
            points.append(Point(None))
            aims.append(Point(aim))
        due = max((i for i, row in enumerate(rows) if row["x"] is not None), default=-1)
        for i, row in enumerate(rows):
            names.append(named(part, row))
            points.append(Point(row["x"], label=staging(part, row, high), color=stage_color(part, row)))
            aims.append(Point(row.get("quota") if i <= due else None))
    found = [Series(name_of(part), tuple(points), "bar", part.look.sequential.colors[2])]
    if values_in(part.rows, "quota"):
        found.append(Series(say("quota", part.language), tuple(aims), "hidden", ink, ticks=Ticks(ink, gap=0)))
    return [Plot("bar", tuple(found), plain_axis(0, high), tuple(names), gap=35, cells="#,##0")]


def stage_color(part: Picture, row: Row) -> str:
    """Indigo for the stage to look at."""
    return part.color("highlight") if row.get("chosen") and row["x"] is not None else ""


def staging(part: Picture, row: Row, high: float) -> Label | None:
    """A stage's count: inside the bar where the quota's line would cut it."""
    if row["x"] is None or not row.get("label"):
        return None
    aim = row.get("quota")
    cut = aim is not None and 0 <= aim - row["x"] <= NEAR / 2 * high
    side: Side = "inside" if cut and row["x"] > NEAR / 2 * high else "right"
    chosen = "paper" if side == "inside" else "highlight"
    return Label((Run(str(row["label"]), part.color(chosen if row.get("chosen") else "ink"), True),), side)


def steps(part: Picture) -> Sequence[Plot]:
    """From one value to the next in signed steps, on an unseen ground; every figure stands before its step."""
    rows, ink = list(part.rows), part.color("ink")
    spans = ledger.running(rows)
    edges = [edge for span in spans for edge in span]
    reach = (max(edges) - min(edges)) or abs(max(edges)) or 1
    thick, (bases, moves, ends) = 0.012 * reach, (list[Point](), list[Point](), list[Point]())
    for row, span in zip(rows, spans, strict=True):
        is_end = row.get("mark") in ledger.ENDS
        words = part.say("no_data") if row.get("label") is None else str(row["label"])
        before = Point(min(span), label=Label((Run(words, ink, is_end),), "inside"))
        bases.append(before)
        ends.append(Point(thick if is_end else None))
        known = not is_end and row["x"] is not None
        moves.append(Point(abs(row["x"]) if known else None, color=ledger.tone(part, row) if known else ""))
    axis = plain_axis(min(edges) - 0.45 * reach, max(edges) + 0.15 * reach)
    found = (
        Series(name_of(part), tuple(bases), "hidden", ink),
        Series(say("move", part.language), tuple(moves), "bar", part.color("peer")),
        Series(say("thick", part.language), tuple(ends), "bar", ink),
    )
    return [Plot("bar", found, axis, tuple(str(row["row"]) for row in rows), stacked="stacked", gap=70, cells="0.0")]


def profiles(part: Picture) -> Sequence[Plot]:
    """How many measures of each unit stand above, near and below the city, and how many are not compared."""
    units = cards.by_unit(part)
    if not units:
        return ()
    told = [[row["verdict"] for row in rows if row.get("chosen", True)] for rows in units.values()]
    series = []
    for verdict, (words, color, ink) in verdicts(part).items():
        kept = VERDICTS if verdict == REST else ()
        many = [sum(one not in kept if kept else one == verdict for one in said) for said in told]
        points = tuple(
            Point(number, label=Label((Run(f"{number}", ink, True),), "middle") if number else None) for number in many
        )
        if any(many):
            series.append(Series(words, points, "bar", color, in_key=True))
    axis = plain_axis(0, max(len(said) for said in told))
    return [Plot("bar", tuple(series), axis, tuple(units), stacked="stacked", gap=70, cells="0")]


def verdicts(part: Picture) -> dict[str, tuple[str, str, str]]:
    """The words, the colour and the ink of each verdict."""
    city = str(part.facts.get("the_city") or part.facts.get("city") or "")
    paper, ink, language = part.color("paper"), part.color("ink"), part.language
    marks = part.look.verdict
    return {
        "above": (f"▲ {text('verdict_above', language, city=city)}", marks["above"].color, paper),
        "similar": (text("verdict_similar", language, city=city), part.color("peer_soft"), ink),
        "below": (f"▽ {text('verdict_below', language, city=city)}", marks["below"].color, paper),
        REST: (part.say("tier_excluded"), part.color("grid"), ink),
    }
