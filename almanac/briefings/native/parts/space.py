"""A whole chart as XML: its series by form, its axes, its key."""

from collections.abc import Sequence
from dataclasses import replace
from xml.etree.ElementTree import Element, tostring

from almanac.briefings.native.parts import nodes
from almanac.briefings.native.parts.apart import apart
from almanac.briefings.native.parts.columns import filled
from almanac.briefings.native.parts.frame import frame_of
from almanac.briefings.native.parts.nodes import node
from almanac.briefings.native.parts.series import Drawing, is_bar, series_of, ticks_of
from almanac.briefings.native.plot import Axis, Plot, Run
from almanac.figures.look import load_look
from almanac.figures.marks import widest, width_of

FIRST, SECOND, THIRD, FOURTH = 111_111, 222_222, 333_333, 444_444
KEY = 34  # points for a square of the key and the room beside it


class Written:
    """What python-pptx asks for when it adds a chart: the XML, and the workbook behind it."""

    def __init__(self, plot: Plot, size: tuple[float, float], language: str) -> None:
        look = load_look("projector")
        sheet, places = filled(plot, language)
        frame = frame_of(plot, *size, look)
        self.on = Drawing(apart(plot, frame), sheet, places, frame, look, language)
        self.xlsx_blob = sheet.workbook()

    def xml_bytes(self, chart_type: object) -> bytes:
        """The chart as XML."""
        return b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n' + tostring(chart_space(self.on))


def chart_space(on: Drawing) -> Element:
    """The chart, and how its words are written."""
    made = node(
        "c:chartSpace",
        node("c:date1904", val=0),
        node("c:roundedCorners", val=0),
        chart(on),
        nodes.shape(nodes.fill(""), nodes.line("")),
        nodes.letters(on.frame.small, on.look.color["muted"], on.language),
    )
    for name, space in nodes.SPACES.items():
        made.set(name, space)
    return made


def chart(on: Drawing) -> Element:
    """Title, plot and key."""
    titled = bool(on.plot.title)
    return node(
        "c:chart",
        title(on, (Run(on.plot.title, on.look.color["ink"], bold=True),), at_top=True) if titled else None,
        node("c:autoTitleDeleted", val=int(not titled)),
        plot_area(on),
        key(on),
        node("c:plotVisOnly", val=1),
        node("c:dispBlanksAs", val="gap"),
    )


def plot_area(on: Drawing) -> Element:
    """Series and axes inside fixed margins."""
    frame = on.frame
    room = (frame.left / frame.width, frame.top / frame.height, frame.across / frame.width, frame.down / frame.height)
    return node("c:plotArea", nodes.placed(*room, inner=True), *drawn(on), *axes(on))


def drawn(on: Drawing) -> list[Element]:
    """The series, by what draws them."""
    plot, many = on.plot, range(len(on.plot.series))
    bars = [i for i in many if is_bar(plot, plot.series[i])]
    others = [i for i in many if i not in bars]
    found = []
    if bars:
        found.append(bar_chart(on, bars))
    for i in plot.ticked():
        found.append(ticks(on, i))
    if others and plot.form == "scatter":
        start = [node("c:scatterStyle", val="lineMarker"), node("c:varyColors", val=0)]
        found.append(node("c:scatterChart", *start, *(series_of(on, i) for i in others), *crossing()))
    elif others:
        start = [node("c:grouping", val="standard"), node("c:varyColors", val=0)]
        lines = [series_of(on, i) for i in others]
        found.append(node("c:lineChart", *start, *lines, node("c:marker", val=1), *crossing()))
    return found


def bar_chart(on: Drawing, numbers: Sequence[int]) -> Element:
    """Bars or columns: beside each other, above each other, or on top of each other."""
    plot = on.plot
    return node(
        "c:barChart",
        node("c:barDir", val="bar" if plot.form == "bar" else "col"),
        node("c:grouping", val=plot.stacked or "clustered"),
        node("c:varyColors", val=0),
        *(series_of(on, i) for i in numbers),
        node("c:gapWidth", val=plot.gap),
        node("c:overlap", val=0 if plot.side_by_side else 100),
        *crossing(),
    )


def ticks(on: Drawing, number: int) -> Element:
    """The ticks of a series, on axes of their own that are not seen."""
    how = on.plot.series[number].ticks
    return node(
        "c:barChart",
        node("c:barDir", val="bar" if on.plot.form == "bar" else "col"),
        node("c:grouping", val="stacked"),
        node("c:varyColors", val=0),
        *ticks_of(on, number, len(on.plot.series)),
        node("c:gapWidth", val=how.gap if how else 0),
        node("c:overlap", val=100),
        *crossing(THIRD, FOURTH),
    )


def crossing(first: int = FIRST, second: int = SECOND) -> list[Element]:
    """The two axes of a chart."""
    return [node("c:axId", val=first), node("c:axId", val=second)]


def axes(on: Drawing) -> list[Element]:
    """The axes: names and a scale, or two scales."""
    plot = on.plot
    if plot.form == "scatter" and plot.along:
        return [scale(on, plot.values, FIRST, SECOND, "b"), scale(on, plot.along, SECOND, FIRST, "l")]
    lower = plot.form == "bar"
    found = [named(on), scale(on, plot.values, SECOND, FIRST, "b" if lower else "l", is_last=lower)]
    if plot.ticked():
        unseen = replace(plot.values, shown=False, title="", ruled=False)
        found += [scale(on, unseen, FOURTH, THIRD, "t" if lower else "r"), named(on, THIRD, FOURTH)]
    return found


def named(on: Drawing, own: int = FIRST, other: int = SECOND) -> Element:
    """The axis of names; those of rows read from the top."""
    lower, ink = on.plot.form == "bar", on.look.color["ink" if on.plot.form != "line" else "muted"]
    size = on.frame.size if lower else on.frame.small
    many = len(on.plot.categories)
    every = 1 if lower else every_nth(on, many)
    return node(
        "c:catAx",
        node("c:axId", val=own),
        node("c:scaling", node("c:orientation", val="maxMin" if lower else "minMax")),
        node("c:delete", val=int(own != FIRST)),
        node("c:axPos", val="l" if lower else "b"),
        node("c:numFmt", formatCode="General", sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="low"),
        nodes.shape(None, nodes.line("" if on.plot.small else on.look.color["axis"], 1)),
        nodes.letters(size, ink, on.language),
        node("c:crossAx", val=other),
        node("c:crosses", val="autoZero"),
        node("c:auto", val=0),
        node("c:lblAlgn", val="ctr"),
        node("c:lblOffset", val=40),
        *([node("c:tickLblSkip", val=every)] if every > 1 else []),
        node("c:noMultiLvlLbl", val=int(not on.plot.outer)),
    )


def every_nth(on: Drawing, many: int) -> int:
    """Every how many names one has room."""
    wide = widest(list(on.plot.categories), on.frame.small) + 6
    return max(1, -int(-wide * many // on.frame.across))


def scale(on: Drawing, axis: Axis, own: int, other: int, side: str, is_last: bool = False) -> Element:
    """An axis of numbers."""
    color, quiet = on.look.color, not axis.shown
    ruled = node("c:majorGridlines", nodes.shape(None, nodes.line(color["grid"], 0.75))) if axis.ruled else None
    words = (Run(axis.title, color["muted"]),)
    return node(
        "c:valAx",
        node("c:axId", val=own),
        node(
            "c:scaling",
            node("c:orientation", val="minMax"),
            node("c:max", val=f"{axis.high:.10g}"),
            node("c:min", val=f"{axis.low:.10g}"),
        ),
        node("c:delete", val=int(quiet and not axis.title)),
        node("c:axPos", val=side),
        ruled,
        title(on, words, turned=side == "l") if axis.title else None,
        node("c:numFmt", formatCode=axis.form, sourceLinked=0),
        node("c:majorTickMark", val="none"),
        node("c:minorTickMark", val="none"),
        node("c:tickLblPos", val="none" if quiet else "low" if not is_last else "nextTo"),
        nodes.shape(None, nodes.line("" if side == "l" or quiet else color["axis"], 1)),
        nodes.letters(on.frame.small, color["muted"], on.language),
        node("c:crossAx", val=other),
        node("c:crosses", val="max" if is_last else "min" if on.plot.form == "scatter" else "autoZero"),
        node("c:crossBetween", val="midCat" if on.plot.form == "scatter" else "between"),
        node("c:majorUnit", val=f"{axis.step:.10g}"),
    )


def title(on: Drawing, runs: tuple[Run, ...], turned: bool = False, at_top: bool = False) -> Element:
    """Words above the chart, or beside an axis."""
    frame = on.frame
    size = frame.size if at_top else frame.small
    place = None
    if at_top:
        spot = [
            node("c:xMode", val="edge"),
            node("c:yMode", val="edge"),
            node("c:x", val=0.002),
            node("c:y", val=0.005),
        ]
        place = node("c:layout", node("c:manualLayout", *spot))
    return node("c:title", nodes.rich(runs, size, on.language, turned), place, node("c:overlay", val=0))


def key(on: Drawing) -> Element | None:
    """What colours mean, above the plot; helping series are not in it."""
    if not on.plot.keyed():
        return None
    many = len(on.plot.series) + 2 * len(on.plot.ticked())
    hidden = [i for i in range(many) if i not in on.plot.keyed()]
    entries = [node("c:legendEntry", node("c:idx", val=i), node("c:delete", val=1)) for i in hidden]
    return node(
        "c:legend",
        node("c:legendPos", val="t"),
        *entries,
        key_place(on),
        node("c:overlay", val=0),
        nodes.letters(on.frame.small, on.look.color["ink"], on.language),
    )


def key_place(on: Drawing) -> Element:
    """The key's place: above the plot, from its left edge."""
    frame, words = on.frame, [on.plot.series[i].name for i in on.plot.keyed()]
    wide = sum(width_of(one, frame.small) + KEY for one in words)
    left = min(frame.left, frame.width - wide)
    place = (max(left, 0) / frame.width, 0.004, min(wide / frame.width, 1), 1.9 * frame.small / frame.height)
    return nodes.placed(*place)
