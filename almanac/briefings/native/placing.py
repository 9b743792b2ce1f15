"""An answer as an office chart on a slide."""

from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Emu

from almanac.briefings.native.box import Box
from almanac.briefings.native.kinds import plots_of
from almanac.briefings.native.parts.space import Written
from almanac.briefings.native.plot import Plot, Run
from almanac.narrative.answer import Answer

ACROSS = 4


def place(slide: Slide, answer: Answer, box: Box, language: str, lit: str = "", name: str = "") -> bool:
    """Draws the chart of an answer; False where its kind is a table, or has nothing to draw."""
    plots = plots_of(answer, language, lit)
    if len(plots) == 1:
        _put(slide.shapes, plots[0], box, language, name)
    elif plots:
        group = slide.shapes.add_group_shape()
        across = ACROSS if len(plots) > 2 * (ACROSS - 1) else min(ACROSS - 1, len(plots))
        for i, plot in enumerate(plots):
            _put(group.shapes, plot, box.cell(i, across, -(-len(plots) // across)), language, f"{name} {i + 1}".strip())
        group.name = name or group.name
    return bool(plots)


def marks(answer: Answer, language: str, lit: str = "") -> tuple[Run, ...]:
    """The key that several charts side by side have in common, to be written above them."""
    return next((plot.marks for plot in plots_of(answer, language, lit)), ())


def _put(shapes: object, plot: Plot, box: Box, language: str, name: str) -> None:
    written = Written(plot, box.points, language)
    ends = (Emu(end) for end in (box.left, box.top, box.width, box.height))
    frame = shapes.add_chart(XL_CHART_TYPE.BAR_CLUSTERED, *ends, written)  # type: ignore[attr-defined]
    frame.name = name or frame.name
