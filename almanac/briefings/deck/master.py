"""The template that comes with Almanac: python-pptx's own, 16:9, in the look of the meeting's slides."""

from typing import Any, NamedTuple

from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.oxml import serialize_part_xml
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.util import Inches, Pt

from almanac.figures.look import load_look
from almanac.texts import text

WIDTH, HEIGHT = Inches(13.333), Inches(7.5)
LETTERS = "Arial"  # on every system, or one with its widths
KICKER = 13  # idx of the placeholder above a title
LAYOUTS = ("title", "secHead", "titleOnly", "obj")


class Place(NamedTuple):
    """Where a placeholder stands, in points, how large its words are, whether bold and low, and their side."""

    box: tuple[float, float, float, float]
    size: float
    bold: bool = False
    low: bool = False
    side: str = "l"


FEET = {"ftr": Place((40, 505, 640, 20), 12), "sldNum": Place((780, 505, 140, 20), 12, side="r")}
BODY = "obj"  # a placeholder that names no type
PLACES: dict[str, dict[str, Place]] = {
    "title": {
        "kicker": Place((40, 40, 740, 24), 18),
        "ctrTitle": Place((40, 150, 880, 110), 48, True, True),
        "subTitle": Place((40, 280, 880, 180), 18),
    },
    "secHead": {
        "kicker": Place((40, 24, 740, 22), 16),
        "title": Place((40, 130, 880, 130), 44, True, True),
        "body": Place((40, 280, 880, 160), 20),
    },
    "titleOnly": {"kicker": Place((40, 24, 740, 22), 16), "title": Place((40, 48, 880, 66), 30, True)},
    "obj": {
        "kicker": Place((40, 24, 740, 22), 16),
        "title": Place((40, 48, 880, 66), 30, True),
        BODY: Place((40, 134, 880, 340), 24),
    },
}


def made(language: str) -> Deck:
    """A deck without slides: its master, four layouts, fonts and colours, all of which people may change."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDTH, HEIGHT
    size = deck.part._element.find(qn("p:sldSz"))
    size.attrib.pop("type", None)
    theme = deck.slide_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    theme.blob = _theme(theme.blob, language)
    for layout in list(deck.slide_layouts):
        if layout._element.get("type") not in LAYOUTS:
            deck.slide_layouts.remove(layout)
    _master(deck.slide_master)
    for layout in deck.slide_layouts:
        _layout(layout, language)
    return deck


def _theme(blob: bytes, language: str) -> bytes:
    """The theme with the colours of the projector, and one typeface for letters and characters."""
    root, color = parse_xml(blob), load_look("projector").color
    verdict = load_look("projector").verdict
    named = {"dk1": color["ink"], "lt1": color["paper"], "dk2": color["muted"], "lt2": color["canvas"]}
    named |= {"accent1": color["highlight"], "accent2": verdict["above"].color, "accent3": verdict["below"].color}
    named |= {"accent4": color["peer"], "accent5": color["peer_soft"], "accent6": color["brand"]}
    named |= {"hlink": color["highlight"], "folHlink": color["highlight"]}
    root.set("name", "Almanac")
    for name, value in named.items():
        slot = root.find(f".//{qn(f'a:{name}')}")
        slot[:] = [slot.makeelement(qn("a:srgbClr"), {"val": value.lstrip("#")})]
    for kind in ("a:majorFont", "a:minorFont"):
        fonts = root.find(f".//{qn(kind)}")
        fonts.find(qn("a:latin")).set("typeface", LETTERS)
        fonts.find(qn("a:ea")).set("typeface", text("sheet_font", language))
        fonts[:] = fonts[:3]
    return serialize_part_xml(root)


def _master(master: Any) -> None:
    """The rule at the top, the hairline above the foot, and how titles and words are set."""
    tree = master.shapes._spTree
    tree.insert(2, _stroke(101, "rule", (0, 0, WIDTH, Pt(4)), "accent6"))
    tree.insert(3, _stroke(102, "foot", (Pt(40), Pt(500), WIDTH - Pt(80), Pt(1)), "tx1"))
    styles = master._element.find(qn("p:txStyles"))
    _style(styles.find(qn("p:titleStyle")), 30, True)
    _style(styles.find(qn("p:bodyStyle")), 24, False)
    found = {shape.element.ph.get("type") or BODY: shape for shape in master.placeholders}
    for kind, place in (("title", PLACES["obj"]["title"]), ("body", Place((40, 134, 880, 340), 24))):
        _put(found[kind], place)
    for kind, place in FEET.items():
        _put(found[kind], place)
    tree.remove(found["dt"].element)


def _style(style: Any, size: float, bold: bool) -> None:
    """The first level of a text style: at the left, without a bullet."""
    level = style.find(qn("a:lvl1pPr"))
    for name, value in (("algn", "l"), ("marL", "0"), ("indent", "0")):
        level.set(name, value)
    for mark in ("a:buFont", "a:buChar", "a:buNone", "a:spcBef"):
        for element in level.findall(qn(mark)):
            level.remove(element)
    run = level.find(qn("a:defRPr"))
    run.addprevious(level.makeelement(qn("a:buNone"), {}))
    run.set("sz", f"{size * 100:.0f}")
    run.set("b", f"{bold:d}")


def _layout(layout: Any, language: str) -> None:
    """The placeholders of a layout where they stand; no date."""
    kind = layout._element.get("type")
    layout.name = text(f"deck_{kind}", language)
    tree = layout.shapes._spTree
    for shape in list(layout.placeholders):
        role = shape.element.ph.get("type") or BODY
        if role == "dt":
            tree.remove(shape.element)
        elif role in PLACES[kind] or role in FEET:
            _put(shape, (PLACES[kind] | FEET)[role])
    tree.append(_kicker())
    _put(list(layout.placeholders)[-1], PLACES[kind]["kicker"])


def _put(shape: Any, place: Place) -> None:
    """A placeholder at its place, without margins."""
    shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in place.box)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if place.low else MSO_ANCHOR.TOP
    style = shape.element.find(f".//{qn('a:lstStyle')}")
    style[:] = [
        parse_xml(
            f'<a:lvl1pPr {nsdecls("a")} marL="0" indent="0" algn="{place.side}"><a:buNone/>'
            f'<a:defRPr sz="{place.size * 100:.0f}" b="{place.bold:d}" cap="none"><a:solidFill>'
            '<a:schemeClr val="tx1"/></a:solidFill></a:defRPr></a:lvl1pPr>'
        )
    ]


def _kicker() -> Any:
    """A placeholder for the line above a title."""
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="103" name="kicker"/><p:cNvSpPr><a:spLocks noGrp="1"/>'
        f'</p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="{KICKER}"/></p:nvPr></p:nvSpPr><p:spPr/>'
        "<p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr/></a:p></p:txBody></p:sp>"
    )


def _stroke(number: int, name: str, box: tuple[int, int, int, int], color: str) -> Any:
    """A filled stroke of the master."""
    left, top, width, height = (int(side) for side in box)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{number}" name="{name}"/><p:cNvSpPr/>'
        f'<p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{left}" y="{top}"/>'
        f'<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:schemeClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )
