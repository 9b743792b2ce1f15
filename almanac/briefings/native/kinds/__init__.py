"""Each kind of figure as an office chart; what is missing here is better a table."""

from collections.abc import Callable, Sequence

from almanac.briefings.native.kinds import bars, dots, funnel, lines, shares, slope, spread
from almanac.briefings.native.kinds.look import TITLE
from almanac.briefings.native.plot import Plot
from almanac.figures.draw import in_roles
from almanac.figures.look import load_look
from almanac.figures.picture import Picture, Row
from almanac.narrative.answer import Answer
from almanac.narrative.sentences import sentence

OPEN = ("compare", "missing", "xy", None)
NUMBERS = ("x", "y", "low", "high", "before", "last_year", "plan", "forecast", "target", "n", "total")
KINDS: dict[str, Callable[[Picture], Sequence[Plot]]] = {
    "bars": bars.bars,
    "columns": bars.columns,
    "dots": dots.dots,
    "flips": bars.flips,
    "funnel": funnel.funnel,
    "gap": bars.gap,
    "kpi": lines.kpi,
    "ladder": shares.ladder,
    "profiles": shares.profiles,
    "progress": shares.progress,
    "scores": bars.scores,
    "slope": slope.slope,
    "spotlight": bars.spotlight,
    "spread": spread.spread,
    "stages": shares.stages,
    "steps": shares.steps,
    "trend": lines.trend,
}


def plots_of(answer: Answer, language: str, lit: str) -> Sequence[Plot]:
    """The charts of an answer, most often one; none where its kind is a table or nothing is known."""
    chart = answer.chart
    if chart.figure not in KINDS or not len(answer.rows):
        return ()
    return KINDS[chart.figure](picture_of(answer, language, lit))


def picture_of(answer: Answer, language: str, lit: str) -> Picture:
    """The rows of an answer by role, without what is protected, and what belongs to them."""
    chart = answer.chart
    title = sentence(chart.title.said(language), answer.facts, language)
    lists = {role: columns for role, columns in chart.encode.items() if not isinstance(columns, str)}
    rows = tuple(known(row) for row in in_roles(chart, answer.rows))
    facts = {**answer.facts, TITLE: title}
    return Picture(rows, load_look("projector"), language, lit or None, chart.options, facts, lists, chart.id)


def known(row: Row) -> Row:
    """A row without the numbers that are protected: only its words are left."""
    if row.get("shown", "compare") in OPEN:
        return row
    return {role: None if isinstance(value, int | float) and role in NUMBERS else value for role, value in row.items()}
