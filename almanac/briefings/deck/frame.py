"""A slide's frame: title, the line above it, footer, page number and badge, and the room that is left between."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.presentation import Presentation as Deck
from pptx.slide import Slide
from pptx.util import Emu, Pt

from almanac.briefings.deck import template
from almanac.briefings.deck.master import KICKER
from almanac.briefings.deck.parts import fit
from almanac.briefings.deck.parts.ink import INK, LOCALE, Ink, fill, run, set_out, text_box
from almanac.briefings.native.box import Box

EDGE = Pt(40)  # where a template's layout says nothing
GAP = Pt(16)
FEET = {"ftr": "footer", "sldNum": "page"}
FIELD = "{B5A5C0F2-5F4D-4E0B-9A35-6C2F6C8C1F01}"


@dataclass(frozen=True)
class Binding:
    """What every slide of a deck shares: the deck itself, its language, footer and badge."""

    deck: Deck
    language: str
    footer: str
    badge: str


@dataclass(frozen=True)
class Page:
    """One slide of a deck, and the room that is left on it."""

    slide: Slide
    room: Box
    binding: Binding

    @property
    def ink(self) -> Ink:
        """Plain words."""
        return Ink(self.binding.language)


def page(binding: Binding, kind: str, name: str, title: str, kicker: str = "") -> Page:
    """A slide of a kind of layout with its frame; `name` tells which slide of the story it shows."""
    slide = binding.deck.slides.add_slide(template.layout(binding.deck, kind))
    slide._element.cSld.set("name", name)
    _title(slide, title, binding.language)
    room = _room(binding.deck, slide)
    room = _kicker(slide, room, kicker, binding.language)
    _foot(slide, binding)
    _badge(slide, binding)
    return Page(slide, room, binding)


def body(page: Page, paragraphs: Sequence[str], sizes: tuple[float, float], gap: float) -> Any:
    """Words in the slide's placeholder for them, else in a box; as large as fits."""
    held = next((one for one in page.slide.placeholders if one.placeholder_format.idx == 1), None)
    place = Box(held.left, held.top, held.width, held.height) if held is not None else page.room
    size = fit.size_of_lines(paragraphs, (Emu(place.width).pt, Emu(place.height).pt), sizes, gap)
    if held is None:
        return text_box(page.slide, "body", place, paragraphs, page.ink.but(size=size), after=gap)
    held.name = "body"
    fill(held.text_frame, paragraphs, page.ink.but(size=size), gap)
    return held


def numbered(binding: Binding) -> None:
    """The page numbers, once it is known how many slides there are."""
    count = len(binding.deck.slides)
    for number, slide in enumerate(binding.deck.slides, 1):
        for shape in slide.placeholders:
            if template.kind_of(shape) == "sldNum":
                _field(shape, number, count, binding.language)


def _title(slide: Slide, words: str, language: str) -> None:
    """The title on one line or two, as large as its placeholder sets it or as it fits."""
    held = slide.shapes.title
    if held is None:
        return
    held.name = "title"
    full = _size(held, 30)
    size, lines = fit.title(words, Emu(held.width).pt, full)
    fill(held.text_frame, ["\v".join(lines)], Ink(language, size))


def _size(held: Any, usual: float) -> float:
    """How large a placeholder's words are: as its layout says, else the master."""
    layout = held._base_placeholder
    master = held.part.slide_layout.slide_master._element
    found = [layout.element.find(f".//{qn('a:lvl1pPr')}/{qn('a:defRPr')}")] if layout is not None else []
    found.append(master.find(f"{qn('p:txStyles')}/{qn('p:titleStyle')}/{qn('a:lvl1pPr')}/{qn('a:defRPr')}"))
    sizes = [float(one.get("sz")) / 100 for one in found if one is not None and one.get("sz")]
    return next(iter(sizes), usual)


def _room(deck: Deck, slide: Slide) -> Box:
    """What is left between the title and the footer."""
    width, height = int(deck.slide_width or 0), int(deck.slide_height or 0)
    title = slide.shapes.title
    left, top = (title.left, title.top + title.height) if title is not None else (EDGE, EDGE)
    across = title.width if title is not None else width - 2 * EDGE
    layout: Any = slide.slide_layout
    feet = [one.top for one in layout.placeholders if template.kind_of(one) in FEET]
    low = min([*(foot for foot in feet if foot > height // 2), height - EDGE]) - GAP
    top = top + GAP if top < height * 0.6 else height // 4
    return Box(left, top, across, low - top)


def _kicker(slide: Slide, room: Box, words: str, language: str) -> Box:
    """The line above the title, or above the content where the template has no place for it; the room that is left."""
    held = next((one for one in slide.placeholders if one.placeholder_format.idx == KICKER), None)
    title = slide.shapes.title
    if held is not None and title is not None and held.top < title.top:
        if not words:
            held.element.getparent().remove(held.element)
            return room
        held.name = "kicker"
        size = fit.size_for([words], Emu(held.width).pt, (10, _size(held, 16)))
        fill(held.text_frame, [words], Ink(language, size))
        return room
    if not words:
        return room
    text_box(slide, "kicker", replace(room, height=Pt(22)), [words], Ink(language, 14))
    return replace(room, top=room.top + Pt(28), height=room.height - Pt(28))


def _foot(slide: Slide, binding: Binding) -> None:
    """Footer and page number, which a slide does not take from its layout by itself."""
    made: dict[str, Any] = {}
    layout: Any = slide.slide_layout
    for held in layout.placeholders:
        kind = template.kind_of(held)
        if kind in FEET:
            copy = deepcopy(held.element)
            copy.find(qn("p:spPr"))[:] = []
            copy.find(f".//{qn('a:lstStyle')}")[:] = []
            slide.shapes._spTree.append(copy)
            made[kind] = slide.shapes[-1]
            made[kind].name = FEET[kind]
    if "ftr" in made:
        frame = made["ftr"].text_frame
        frame.clear()
        room = Emu(made["ftr"].width).pt * 0.95
        size = fit.size_for([binding.footer], room, (7, 12))
        run(frame.paragraphs[0], binding.footer, Ink(binding.language, size if size < 12 else None))
        return
    height = int(binding.deck.slide_height or 0)
    box = Box(EDGE, height - Pt(26), int(binding.deck.slide_width or 0) - 2 * EDGE, Pt(16))
    text_box(slide, "footer", box, [binding.footer], Ink(binding.language, 11))


def _field(shape: Any, number: int, count: int, language: str) -> None:
    """The number of a slide as a field that follows it when it is moved, and how many there are."""
    frame = shape.text_frame
    frame.clear()
    lang, _ = LOCALE[language]
    field = parse_xml(
        f'<a:fld {nsdecls("a")} id="{FIELD}" type="slidenum"><a:rPr lang="{lang}"/><a:t>{number}</a:t></a:fld>'
    )
    run(frame.paragraphs[0], f" / {count}", Ink(language))._r.addprevious(field)


def _badge(slide: Slide, binding: Binding) -> None:
    """What every screen says of the data, at the top right."""
    if not binding.badge:
        return
    title, right = slide.shapes.title, int(binding.deck.slide_width or 0) - EDGE
    is_free = title is None or title.top >= Pt(44)
    size, top, high = (13.0, Pt(20), Pt(24)) if is_free else (9.0, Pt(3), Pt(15))
    wide = Pt(fit.wide(binding.badge, size, bold=True) + 18)
    ink = Ink(binding.language, size, True, INK, align=PP_ALIGN.CENTER)
    shape = text_box(slide, "badge", Box(right - wide, top, wide, high), [binding.badge], ink)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.line.color.theme_color = INK
    shape.line.width = Pt(1)
    set_out(shape.text_frame.paragraphs[0], ink)
