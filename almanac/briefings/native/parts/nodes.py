"""Elements of DrawingML, written in the order of its schema."""

from collections.abc import Iterable
from xml.etree.ElementTree import Element

from almanac.briefings.native.parts.sheet import Cell
from almanac.briefings.native.plot import Run
from almanac.texts import text

SPACES = {
    "xmlns:c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    "xmlns:c15": "http://schemas.microsoft.com/office/drawing/2012/chart",
}
THIN = 12_700
LEADERS = "{CE6537A1-D6FC-4f65-9D91-7224C49458BB}"


def node(tag: str, *inside: Element | None, words: str = "", **attributes: object) -> Element:
    """An element with those inside that are there."""
    made = Element(tag, {name: str(value) for name, value in attributes.items()})
    made.text = words or None
    made.extend(one for one in inside if one is not None)
    return made


def fill(color: str) -> Element:
    """A plain colour; none where there is none."""
    if not color:
        return node("a:noFill")
    return node("a:solidFill", node("a:srgbClr", val=color.removeprefix("#")))


def hatching(color: str, ground: str) -> Element:
    """Slanting lines on a ground."""
    front, back = (node(f"a:{name}", *fill(c)) for name, c in (("fgClr", color), ("bgClr", ground)))
    return node("a:pattFill", front, back, prst="wdUpDiag")


def line(color: str, width: float = 1, dash: str = "solid", cap: str = "flat") -> Element:
    """A line, or none."""
    if not color:
        return node("a:ln", node("a:noFill"))
    dashes = None if dash == "solid" else node("a:prstDash", val=dash)
    return node("a:ln", fill(color), dashes, node("a:round"), w=round(width * THIN), cap=cap)


def shape(inside: Element | None, stroke: Element | None) -> Element:
    """How something is filled and lined."""
    return node("c:spPr", inside, stroke)


def face(tag: str, size: float, color: str, language: str, bold: bool = False) -> Element:
    """Size, colour and type of letters; the East Asian ones named too, so that no other font is put in."""
    font = text("sheet_font", language)
    fonts = [node(f"a:{script}", typeface=font) for script in ("latin", "ea", "cs")]
    lang = "zh-CN" if language == "zh" else "en-GB"
    named = {} if tag == "a:defRPr" else {"lang": lang}
    return node(tag, fill(color), *fonts, **named, sz=round(size * 100), b=int(bold))


def letters(size: float, color: str, language: str, bold: bool = False) -> Element:
    """How all words of a part are written."""
    plain = node("a:p", node("a:pPr", face("a:defRPr", size, color, language, bold)), node("a:endParaRPr"))
    return node("c:txPr", node("a:bodyPr", wrap="none"), node("a:lstStyle"), plain)


def rich(runs: Iterable[Run], size: float, language: str, turned: bool = False) -> Element:
    """Words of their own."""
    written = [
        node("a:r", face("a:rPr", size, run.color, language, run.bold), node("a:t", words=run.words)) for run in runs
    ]
    return node(
        "c:tx",
        node(
            "c:rich",
            node("a:bodyPr", rot=-5_400_000 if turned else 0, vert="horz", wrap="none"),
            node("a:lstStyle"),
            node("a:p", *written),
        ),
    )


def numbers(where: str, cells: Iterable[Cell], form: str) -> Element:
    """Numbers of the sheet, and what they were when the chart was made."""
    known = list(cells)
    points = [
        node("c:pt", node("c:v", words=f"{cell:.15g}"), idx=i)
        for i, cell in enumerate(known)
        if isinstance(cell, int | float)
    ]
    cache = node("c:numCache", node("c:formatCode", words=form), node("c:ptCount", val=len(known)), *points)
    return node("c:numRef", node("c:f", words=where), cache)


def strings(where: str, cells: Iterable[Cell]) -> Element:
    """Words of the sheet, and what they were when the chart was made."""
    known = list(cells)
    points = [node("c:pt", node("c:v", words=str(cell)), idx=i) for i, cell in enumerate(known) if cell]
    cache = node("c:strCache", node("c:ptCount", val=len(known)), *points)
    return node("c:strRef", node("c:f", words=where), cache)


def levels(outer: str, inner: str, above: Iterable[Cell], names: Iterable[Cell]) -> Element:
    """Names on two levels: the inner ones first, as the schema has them."""
    found = []
    for cells in (list(names), list(above)):
        points = [node("c:pt", node("c:v", words=str(cell)), idx=i) for i, cell in enumerate(cells) if cell]
        found.append(node("c:lvl", *points))
        many = len(cells)
    where = f"{outer.partition(':')[0]}:{inner.partition(':')[2]}"
    return node(
        "c:multiLvlStrRef", node("c:f", words=where), node("c:multiLvlStrCache", node("c:ptCount", val=many), *found)
    )


def placed(x: float, y: float, wide: float, high: float, inner: bool = False) -> Element:
    """A place inside the chart, in shares of it."""
    target = node("c:layoutTarget", val="inner") if inner else None
    modes = [node(f"c:{name}Mode", val="edge") for name in "xy"]
    sizes = [node(f"c:{name}", val=f"{value:.5f}") for name, value in zip("xywh", (x, y, wide, high), strict=True)]
    return node("c:layout", node("c:manualLayout", target, *modes, *sizes))


def moved(aside: float, down: float) -> Element | None:
    """A label moved from where it would stand, in shares of the chart."""
    if not (aside or down):
        return None
    ends = [node(f"c:{name}", val=f"{by:.5f}") for name, by in (("x", aside), ("y", down))]
    return node("c:layout", node("c:manualLayout", *ends))


def no_leaders() -> Element:
    """No lines from moved labels to their points."""
    return node("c:extLst", node("c:ext", node("c15:showLeaderLines", val=0), uri=LEADERS))
