"""Words on a slide: runs in the fonts and colours of the theme, East Asian typeface beside Latin."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.slide import Slide
from pptx.util import Emu, Pt

from almanac.briefings.deck.parts.fit import LINE
from almanac.briefings.native.box import Box

LOCALE = {"zh": ("zh-CN", "en-US"), "en": ("en-US", "zh-CN")}
THEME_FONTS = (("a:latin", "+mn-lt"), ("a:ea", "+mn-ea"), ("a:cs", "+mn-cs"))
INK, PAPER, LIT = MSO_THEME_COLOR.TEXT_1, MSO_THEME_COLOR.BACKGROUND_1, MSO_THEME_COLOR.ACCENT_1


@dataclass(frozen=True)
class Ink:
    """How words are written; a size of None is the placeholder's own."""

    language: str
    size: float | None = None
    bold: bool | None = None
    color: MSO_THEME_COLOR | None = None
    rgb: str = ""
    align: PP_ALIGN | None = None
    plain: bool = False  # in the fonts of the theme's body, said outright: a table or a text box has no placeholder

    def but(self, **how: Any) -> "Ink":
        """The same with a difference."""
        return replace(self, **how)


def run(paragraph: Any, words: str, ink: Ink) -> Any:
    """One run of words at the end of a paragraph; a vertical tab breaks the line."""
    for number, part in enumerate(words.split("\v")):
        if number:
            paragraph.add_line_break()
        made = paragraph.add_run()
        made.text = part
        styled(made, ink)
    return made


def styled(made: Any, ink: Ink) -> None:
    """A run's language, size, weight, colour and fonts."""
    font, properties = made.font, made._r.get_or_add_rPr()
    lang, other = LOCALE[ink.language]
    properties.set("lang", lang)
    properties.set("altLang", other)
    if ink.size is not None:
        font.size = Pt(round(ink.size * 2) / 2)
    if ink.bold is not None:
        font.bold = ink.bold
    if ink.rgb:
        font.color.rgb = tint(ink.rgb)
    elif ink.color is not None:
        font.color.theme_color = ink.color
    for tag, face in THEME_FONTS if ink.plain else ():
        properties.append(properties.makeelement(qn(tag), {"typeface": face}))


def tint(color: str) -> RGBColor:
    """A colour of the look."""
    return RGBColor(*bytes.fromhex(color.lstrip("#")))  # type: ignore[no-untyped-call]


def fill(frame: Any, paragraphs: Sequence[str], ink: Ink, after: float = 0) -> None:
    """A frame's paragraphs, each followed by so much room (of their size)."""
    for number, words in enumerate(paragraphs):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        set_out(paragraph, ink, after)
        run(paragraph, words, ink)


def set_out(paragraph: Any, ink: Ink, after: float = 0) -> None:
    """A paragraph's side and the height of its lines, which fonts set differently."""
    if ink.align is not None:
        paragraph.alignment = ink.align
    if ink.size is not None:
        paragraph.line_spacing = Pt(round(ink.size * LINE, 1))
        paragraph.space_before = Pt(0)
        paragraph.space_after = Pt(round(ink.size * after, 1))


def numbered(shape: Any) -> None:
    """Paragraphs that the office program numbers, as it does when people add one."""
    for paragraph in shape.text_frame.paragraphs:
        held = paragraph._p.get_or_add_pPr()
        held.set("marL", str(Pt(40)))
        held.set("indent", str(-Pt(40)))
        for mark in held.findall(qn("a:buNone")):
            held.remove(mark)
        color = held.makeelement(qn("a:buClr"), {})
        color.append(color.makeelement(qn("a:schemeClr"), {"val": "accent1"}))
        held.append(color)
        held.append(held.makeelement(qn("a:buFont"), {"typeface": "+mj-lt"}))
        held.append(held.makeelement(qn("a:buAutoNum"), {"type": "arabicPeriod"}))


def text_box(
    slide: Slide, name: str, box: Box, paragraphs: Sequence[str], ink: Ink, *, after: float = 0, low: bool = False
) -> Any:
    """Words in a box without margins, at its top or its bottom."""
    shape = slide.shapes.add_textbox(*sides(box))
    shape.name, frame = name, shape.text_frame
    frame.word_wrap, frame.auto_size = True, MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.BOTTOM if low else MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    fill(frame, paragraphs, ink.but(plain=True), after)
    return shape


def sides(box: Box) -> tuple[Emu, Emu, Emu, Emu]:
    """A box as python-pptx takes it."""
    return Emu(box.left), Emu(box.top), Emu(box.width), Emu(box.height)


def rule(slide: Slide, name: str, box: Box) -> None:
    """A filled stroke without an outline."""
    shape = slide.shapes.add_textbox(*sides(box))
    shape.name = name
    shape.fill.solid()
    shape.fill.fore_color.theme_color = INK
