"""Series of a chart as XML: bars, lines, dots, their strokes and labels."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from almanac.briefings.native.parts import nodes
from almanac.briefings.native.parts.columns import Place
from almanac.briefings.native.parts.frame import Frame
from almanac.briefings.native.parts.nodes import node
from almanac.briefings.native.parts.sheet import Sheet
from almanac.briefings.native.plot import Label, Plot, Point, Series
from almanac.figures.look import Look

SYMBOLS = {"triangle-up": "triangle", "line-ns": "none"}
BARS = {"right": "outEnd", "above": "outEnd", "inside": "inEnd", "start": "inBase", "middle": "ctr"}
DOTS = {"left": "l", "right": "r", "above": "t", "below": "b", "middle": "ctr"}
SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


@dataclass(frozen=True)
class Drawing:
    """A plot with all that its XML is made from."""

    plot: Plot
    sheet: Sheet
    places: list[Place]
    frame: Frame
    look: Look
    language: str


def series_of(on: Drawing, number: int) -> Element:
    """One series, its parts in the order of the schema."""
    series, place = on.plot.series[number], on.places[number]
    head = on.sheet.columns[place.head].head
    start = [*identity(number, on.sheet.head(place.head), head), looks(on, series)]
    middle = [node("c:invertIfNegative", val=0)] if is_bar(on.plot, series) else [marker(series, series.color)]
    own = [one for i, point in enumerate(series.points) if (one := point_of(on, series, i, point)) is not None]
    values = nodes.numbers(*column(on, place.value))
    if on.plot.form == "scatter":
        heights = nodes.numbers(*column(on, place.along))
        data = [node("c:xVal", values), node("c:yVal", heights), node("c:smooth", val=0)]
    else:
        data = [names(on), node("c:val", values), *([] if is_bar(on.plot, series) else [node("c:smooth", val=0)])]
    return node("c:ser", *start, *middle, *own, labels(on, series), strokes(on, series, place), *data)


def identity(number: int, where: str, head: str) -> list[Element]:
    """Which series it is, and what it is called."""
    return [node("c:idx", val=number), node("c:order", val=number), node("c:tx", nodes.strings(where, [head]))]


def names(on: Drawing) -> Element:
    """The categories, below each other where several have something in common."""
    if on.plot.outer:
        return node("c:cat", nodes.levels(on.sheet.cells(0), on.sheet.cells(1), on.plot.outer, on.plot.categories))
    return node("c:cat", nodes.strings(on.sheet.cells(0), on.plot.categories))


def column(on: Drawing, number: int) -> tuple[str, tuple[str | float | None, ...], str]:
    """Where a column stands, its cells, and how they are written."""
    held = on.sheet.columns[number]
    return on.sheet.cells(number), held.cells, held.form


def is_bar(plot: Plot, series: Series) -> bool:
    """Whether a series is drawn by a bar chart, though it may not be seen."""
    return plot.form in ("bar", "column") and series.draw in ("bar", "hidden")


def looks(on: Drawing, series: Series) -> Element:
    """The fill and the line of a whole series."""
    if series.draw == "bar":
        ground = nodes.hatching(series.hatch, series.color) if series.hatch else nodes.fill(series.color)
        edge = series.hatch or (on.look.color["paper"] if on.plot.stacked else "")
        return nodes.shape(ground, nodes.line(edge, 0.75))
    if series.draw == "line":
        return nodes.shape(None, nodes.line(series.color, series.width, series.dash, "rnd"))
    return nodes.shape(nodes.fill("") if is_bar(on.plot, series) else None, nodes.line(""))


def marker(series: Series, color: str, symbol: str = "") -> Element:
    """The mark of a point."""
    named = SYMBOLS.get(symbol or series.symbol, symbol or series.symbol)
    if named == "none":
        return node("c:marker", node("c:symbol", val="none"))
    size = series.size + (2 if named in ("triangle", "diamond") else 0)
    looks = nodes.shape(nodes.fill(color), nodes.line(color))
    return node("c:marker", node("c:symbol", val=named), node("c:size", val=size), looks)


def point_of(on: Drawing, series: Series, i: int, point: Point) -> Element | None:
    """What is different at one point."""
    if not point.color and not point.symbol:
        return None
    color = point.color or series.color
    if is_bar(on.plot, series):
        body = [node("c:invertIfNegative", val=0), node("c:bubble3D", val=0)]
        return node("c:dPt", node("c:idx", val=i), *body, nodes.shape(nodes.fill(color), nodes.line("")))
    mark = marker(series, color, point.symbol)
    return node("c:dPt", node("c:idx", val=i), mark, node("c:bubble3D", val=0), looks(on, series))


def labels(on: Drawing, series: Series) -> Element:
    """The labels of a series: words of their own at some points, none at the others."""
    own = [label_of(on, series, i, p.label) for i, p in enumerate(series.points) if p.label and p.value is not None]
    return node("c:dLbls", *own, *shown(on, False), nodes.no_leaders())


def label_of(on: Drawing, series: Series, i: int, label: Label) -> Element:
    """One label."""
    size, ink = on.frame.size, label.runs[0].color
    where = (BARS if is_bar(on.plot, series) else DOTS)[label.side]
    return node(
        "c:dLbl",
        node("c:idx", val=i),
        nodes.moved(past(on, series.points[i]), label.down / on.frame.height),
        nodes.rich(label.runs, size, on.language),
        nodes.shape(nodes.fill(""), nodes.line("")),
        nodes.letters(size, ink, on.language),
        node("c:dLblPos", val=where),
        *shown(on, True)[-6:],
    )


def past(on: Drawing, point: Point) -> float:
    """How far aside a label is moved to stand beyond a value of the scale, as a share of the chart."""
    if point.label is None or point.label.past is None or point.value is None:
        return 0.0
    scale, frame = on.plot.values, on.frame
    return (point.label.past - point.value) / (scale.high - scale.low) * frame.across / frame.width


def shown(on: Drawing, value: bool) -> list[Element]:
    """What of a point its label shows."""
    return [node(f"c:show{name}", val=int(value and name == "Val")) for name in SHOWN]


def strokes(on: Drawing, series: Series, place: Place) -> Element | None:
    """The strokes through points, as error bars."""
    if series.strokes is None:
        return None
    ends = (("plus", place.plus), ("minus", place.minus))
    return node(
        "c:errBars",
        node("c:errBarType", val="both"),
        node("c:errValType", val="cust"),
        node("c:noEndCap", val=0),
        *(node(f"c:{name}", nodes.numbers(*column(on, number))) for name, number in ends),
        nodes.shape(None, nodes.line(series.strokes.color, series.strokes.width)),
    )


def ticks_of(on: Drawing, number: int, first: int) -> list[Element]:
    """Ticks as bars of a second scale: an unseen one up to the value, and on it a thin one."""
    series, place = on.plot.series[number], on.places[number]
    found = []
    for i, (held, color) in enumerate(((place.value, ""), (place.thick, series.ticks.color if series.ticks else ""))):
        found.append(
            node(
                "c:ser",
                *identity(first + i, on.sheet.head(held), on.sheet.columns[held].head),
                nodes.shape(nodes.fill(color), nodes.line("")),
                node("c:invertIfNegative", val=0),
                names(on),
                node("c:val", nodes.numbers(*column(on, held))),
            )
        )
    return found
