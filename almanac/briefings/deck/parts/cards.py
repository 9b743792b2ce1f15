"""Cards side by side: numbers of a headline under strokes, and the figure kind of cards in frames."""

from collections.abc import Sequence

from pptx.util import Emu, Pt

from almanac.briefings.deck.frame import Page
from almanac.briefings.deck.parts import fit
from almanac.briefings.deck.parts.ink import LIT, rule, run, set_out, text_box
from almanac.briefings.native.box import Box
from almanac.figures.picture import Picture
from almanac.narrative.slides import Line

SPACE = Pt(22)
MOST = 12  # cards on a slide
LARGE, SMALL = 1.5, 0.86  # of a card's letters, its large words and its head


def numbers(page: Page, lines: Sequence[Line], box: Box) -> None:
    """What, how much, and its change."""
    across = len(lines) if len(lines) <= 4 else -(-len(lines) // 2)
    places = _places(box, len(lines), across)
    wide = Emu(places[0].width).pt
    size = fit.size_for([line.value for line in lines], wide * 0.9, (20, 66 if across > 2 else 88), bold=True)
    small = fit.size_for([word for line in lines for word in (line.label, line.remark)], wide, (14, 18))
    for count, (line, place) in enumerate(zip(lines, places, strict=True), 1):
        rule(page.slide, f"stroke {count}", Box(place.left, place.top, place.width, Pt(2)))
        lower = Box(place.left, place.top + Pt(14), place.width, place.height - Pt(14))
        shape = text_box(page.slide, f"card {count}", lower, [line.label], page.ink.but(size=small))
        for words, ink in (
            (line.value, page.ink.but(size=size, bold=True, color=LIT, plain=True)),
            (line.remark, page.ink.but(size=small, plain=True)),
        ):
            if words:
                paragraph = shape.text_frame.add_paragraph()
                set_out(paragraph, ink)
                run(paragraph, words, ink)


def pages_of(part: Picture) -> list[list[tuple[str, ...]]]:
    """The words of cards, slide by slide."""
    cards = [tuple(str(row.get(role) or "") for role in ("row", "label", "remark", "note")) for row in part.rows]
    parts = max(1, -(-len(cards) // MOST))
    per = -(-len(cards) // parts)
    return [cards[at : at + per] for at in range(0, len(cards), per)]


def framed(page: Page, cards: Sequence[tuple[str, ...]], across: int, box: Box) -> None:
    """Cards in frames: a head, large words, small words and a note."""
    across = min(across, len(cards), 4 if len(cards) > 6 else 3)
    places = _places(box, len(cards), across)
    wide, high = Emu(places[0].width).pt - 20, Emu(places[0].height).pt - 16
    size = next((size for size in range(18, 7, -1) if all(_high(one, wide, size) <= high for one in cards)), 8)
    for count, (card, place) in enumerate(zip(cards, places, strict=True), 1):
        shape = text_box(page.slide, f"card {count}", place, [], page.ink)
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = Pt(10)
        frame.margin_top = frame.margin_bottom = Pt(8)
        shape.line.color.theme_color = LIT
        shape.line.width = Pt(0.75)
        for number, (words, scale, bold) in enumerate(_styled(card)):
            ink = page.ink.but(size=size * scale, bold=bold, plain=True)
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            set_out(paragraph, ink, 0.2)
            run(paragraph, words, ink)


def _styled(card: tuple[str, ...]) -> list[tuple[str, float, bool]]:
    """The words of a card with their scale and weight."""
    head, label, remark, note = card
    first = (head, SMALL, not label)
    return [one for one in (first, (label, LARGE, True), (remark, 1, False), (note, SMALL, False)) if one[0]]


def _high(card: tuple[str, ...], wide: float, size: float) -> float:
    """How high a card's words stand."""
    return sum(
        fit.lines(words, wide, size * scale, bold) * size * scale * fit.LINE + 0.2 * size * scale
        for words, scale, bold in _styled(card)
    )


def _places(box: Box, count: int, across: int) -> list[Box]:
    """So many places in lines of so many."""
    down = -(-count // across)
    wide = (box.width - SPACE * (across - 1)) // across
    high = (box.height - SPACE // 2 * (down - 1)) // down
    return [
        Box(box.left + at % across * (wide + SPACE), box.top + at // across * (high + SPACE // 2), wide, high)
        for at in range(count)
    ]
