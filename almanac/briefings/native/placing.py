"""An answer as an office chart on a slide, and what that chart must hold."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Emu

from almanac.briefings.native.box import Box
from almanac.briefings.native.kinds import plots_of
from almanac.briefings.native.parts.columns import say
from almanac.briefings.native.parts.space import Written
from almanac.briefings.native.plot import Plot, Point
from almanac.narrative.answer import Answer
from almanac.texts import text
from almanac.texts.formats import exact

ACROSS = 4


def place(slide: Slide, answer: Answer, box: Box, language: str, lit: str = "", name: str = "") -> bool:
    """Draws the chart of an answer; False where its kind is a table, or has nothing to draw."""
    plots = plots_of(answer, language, lit)
    if len(plots) == 1:
        _put(slide.shapes, plots[0], box, language, name)
    elif plots:
        group = slide.shapes.add_group_shape()
        across = ACROSS if len(plots) > 3 * (ACROSS - 1) else min(ACROSS - 1, len(plots))
        for i, plot in enumerate(plots):
            _put(group.shapes, plot, box.cell(i, across, -(-len(plots) // across)), language, f"{name} {i + 1}".strip())
        group.name = name or group.name
    return bool(plots)


def _put(shapes: object, plot: Plot, box: Box, language: str, name: str) -> None:
    written = Written(plot, box.points, language)
    ends = (Emu(end) for end in (box.left, box.top, box.width, box.height))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *ends, written)  # type: ignore[attr-defined]
    frame.name = name or frame.name


def meant(answer: Answer, language: str, lit: str = "") -> list[str]:
    """All words and numbers that the chart of an answer must hold."""
    return [words for plot in plots_of(answer, language, lit) for words in _of(plot, language)]


def _reach(point: Point) -> tuple[float | None, float | None]:
    """How far the ends of a stroke lie from the value."""
    value, low, high = point.value, point.low, point.high
    below = None if value is None or low is None else value - low
    return below, None if value is None or high is None else high - value


def _of(plot: Plot, language: str) -> list[str]:
    """The words and numbers of one chart."""
    found = [*plot.outer, *plot.categories, plot.title, plot.values.title, plot.along.title if plot.along else ""]
    for series in plot.series:
        found += [series.name, *series.names]
        values = [number for point in series.points for number in (point.value, point.y)]
        if series.ticks:
            found.append(say("thick", language))
            values += [plot.thickness(series) for point in series.points if point.value is not None]
        elif series.strokes:
            values += [end for point in series.points for end in (point.low, point.high, *_reach(point))]
            found += [text("column_low", language), text("column_high", language)]
            found += [say("minus", language), say("plus", language)]
        if plot.form == "scatter":
            found.append(plot.along.title if plot.along and plot.along.title else say("place", language))
        found += [exact(number) for number in values if number is not None]
    return [words for words in [*found, *(label.words for _, _, label in plot.labelled())] if words]
