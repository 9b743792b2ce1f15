"""The left of a slide: who it is about, one number with its unit, a caption, and facts under hairlines."""

from collections.abc import Sequence

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Emu, Pt

from almanac.briefings.deck.frame import Page
from almanac.briefings.deck.parts import fit
from almanac.briefings.deck.parts.grid import Cell, Cut, Grid
from almanac.briefings.deck.parts.ink import LIT, PAPER, Ink, run, set_out, text_box
from almanac.briefings.deck.parts.sheet import draw
from almanac.briefings.native.box import Box
from almanac.narrative.slides import Line, Slide

LARGEST = 105.0
UNIT_SHARE = 0.46  # of its number's size, a unit beside it takes so much room
PAD = 2.0  # beside the words of a fact
ROW = 42.0  # of a fact on one line
LEAST = 14.0  # of the words of a fact: what is longer goes on below
SHARE = 0.318  # of a slide's width


def column(room: Box) -> Box:
    """The room at the left."""
    return Box(room.left, room.top, int(room.width * SHARE), room.height)


def beside(room: Box) -> Box:
    """The room at the right of it."""
    used = int(room.width * (SHARE + 0.035))
    return Box(room.left + used, room.top, room.width - used, room.height)


def draw_aside(page: Page, slide: Slide, called: str) -> None:
    """From the top down, what is left over spread between."""
    box = column(page.room)
    wide, left, top = Emu(box.width).pt, Emu(box.left).pt, Emu(box.top).pt
    size = number_size(slide, wide)
    caption = fit.lines(slide.caption, wide, 16) * 16 * fit.LINE if slide.caption else 0
    parts = [30 + 12 if called else 0, size * 1.15 if slide.number else 0, caption, ROW * len(slide.facts)]
    gap = min(26.0, max(4.0, (Emu(box.height).pt - sum(parts)) / 3))
    if called:
        chip(page, called, (left, top))
    top += parts[0]
    if slide.number:
        number(page, slide, _box(left, top, wide, parts[1]), size)
        top += parts[1] + gap
    if slide.caption:
        text_box(page.slide, "caption", _box(left, top, wide, caption), [slide.caption], page.ink.but(size=16))
        top += caption + gap * 0.7
    if slide.facts:
        facts(page, slide.facts, _box(left, top, wide, parts[3]))


def number_size(slide: Slide, wide: float) -> float:
    """How large the number may be, so that it never leaves its column with its unit."""
    per = fit.wide(slide.number, 1, bold=True) + UNIT_SHARE * fit.wide(slide.unit, 1)
    return min(LARGEST, wide / per) if per else 0


def number(page: Page, slide: Slide, box: Box, size: float) -> None:
    """The number, its unit smaller beside it."""
    ink = Ink(page.binding.language, size, True, LIT, plain=True)
    shape = text_box(page.slide, "number", box, [slide.number], ink)
    if slide.unit:
        run(shape.text_frame.paragraphs[0], unit_after(slide, page), ink.but(size=size * UNIT_SHARE, bold=False))
    shape.text_frame.word_wrap = False


def unit_after(slide: Slide, page: Page) -> str:
    """The unit as it follows the number: after a space in English, but for a sign."""
    return f" {slide.unit}" if page.binding.language == "en" and slide.unit[:1].isalpha() else slide.unit


def chip(page: Page, called: str, place: tuple[float, float]) -> None:
    """The unit that a slide is about, on a ground of its own."""
    wide = fit.wide(called, 16, bold=True) + 24
    ink = Ink(page.binding.language, 16, True, PAPER, align=PP_ALIGN.CENTER)
    shape = text_box(page.slide, "unit", _box(*place, wide, 30), [called], ink)
    shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    shape.fill.solid()
    shape.fill.fore_color.theme_color = LIT
    set_out(shape.text_frame.paragraphs[0], ink)


def facts(page: Page, lines: Sequence[Line], box: Box) -> None:
    """Facts as rows: what at the left, its value bold at the right."""
    wide = Emu(box.width).pt
    size = 17.0
    while size > LEAST and sum(_needs(lines, size)) > wide:
        size -= 0.5
    label, value = _needs(lines, size)
    gap = wide - label - value
    label = label + gap / 2 if gap >= 0 else wide * min(0.6, max(0.4, label / (label + value)))
    widths = label, wide - label
    heights = tuple(_height(line, size, widths) for line in lines)
    rows = tuple((Cell(line.label), Cell(_value(line), right=True, bold=True)) for line in lines)
    draw(page, Cut(Grid((), rows), size, widths, 0.0, heights, pad=PAD), box, "facts", "")


def _height(line: Line, size: float, widths: tuple[float, float]) -> float:
    """How high a fact stands in columns of these widths."""
    label, value = (wide - 2 * PAD for wide in widths)
    count = max(fit.lines(line.label, label, size), fit.lines(_value(line), value, size, bold=True))
    return ROW if count == 1 else count * size * fit.LINE + 12


def _needs(lines: Sequence[Line], size: float) -> tuple[float, float]:
    """The widths of both columns."""
    labels = max(fit.wide(line.label, size) for line in lines)
    values = max(fit.wide(part, size, bold=True) for line in lines for part in _value(line).split("\n"))
    return labels * 1.03 + 2 * PAD, values * 1.03 + 2 * PAD


def _value(line: Line) -> str:
    """A fact's value, its remark below."""
    return f"{line.value}\n{line.remark}" if line.remark else line.value


def _box(left: float, top: float, wide: float, high: float) -> Box:
    """A box given in points."""
    return Box(Pt(left), Pt(top), Pt(wide), Pt(high))
