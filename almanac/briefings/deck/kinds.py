"""What each kind of slide becomes: one slide of the deck or more, from the words and the answer that it holds."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from pptx.util import Pt

from almanac.briefings import native
from almanac.briefings.compose import Briefing
from almanac.briefings.crossed import picture
from almanac.briefings.deck.cover import cover
from almanac.briefings.deck.frame import Binding, Page, body, page
from almanac.briefings.deck.parts import around, aside, cards, fit, grid, sheet, tables
from almanac.briefings.deck.parts.ink import numbered, text_box
from almanac.briefings.native.box import Box
from almanac.narrative.answer import Answer
from almanac.narrative.slides import Slide
from almanac.texts import text


@dataclass(frozen=True)
class Told:
    """A slide of the story, its number, and all that its slides in the deck are made with."""

    number: int
    slide: Slide
    briefing: Briefing
    binding: Binding

    @property
    def language(self) -> str:
        """The language of the briefing."""
        return self.briefing.telling.language

    @property
    def lit(self) -> str:
        """The unit in the light."""
        return self.briefing.lit(self.slide)

    @property
    def called(self) -> str:
        """The name of the unit that the slide is about, where it is about one among others."""
        unit = self.briefing.telling.source.config.unit(self.slide.unit_code)
        return unit.called(self.language) if unit else ""

    def page(self, kind: str, part: int = 1) -> Page:
        """One slide of the deck; after the first one it says that it goes on."""
        more = text("deck_more", self.language) if part > 1 else ""
        made = page(self.binding, kind, f"{self.number}.{part}", self.slide.title, f"{self.slide.kicker}{more}")
        _notes(made, self)
        return made


def draw(told: Told) -> None:
    """The slides of the deck for one of the story."""
    if drawer := KINDS.get(told.slide.kind):
        drawer(told)


def _cover(told: Told) -> None:
    cover(told.page("title"), told.briefing, told.slide)


def _statement(told: Told) -> None:
    """A sentence that stands alone, and lines below it."""
    made = told.page("secHead")
    found = told.slide.answer
    lines = told.slide.lines or ((found.subtitle,) if found is not None and found.chart.figure == "none" else ())
    _lines(made, [line for line in lines if line])


def _section(told: Told) -> None:
    """A heading, and what is told below it."""
    _lines(told.page("secHead"), told.slide.lines)


def _headline(told: Told) -> None:
    """Numbers side by side below a finding; where there are none, the finding alone."""
    facts, lines = told.slide.facts, [line for line in told.slide.lines if line]
    if not facts:
        _statement(told)
        return
    made = told.page("titleOnly")
    room = made.room
    high = min(room.height - Pt(70), Pt(190 if len(facts) <= 4 else 310))
    cards.numbers(made, facts, Box(room.left, room.top + Pt(30), room.width, high))
    if lines:
        below = Box(room.left, room.top + Pt(48) + high, room.width, room.height - high - Pt(48))
        size = fit.size_of_lines(lines, below.points, (11, 18), 0.3)
        text_box(made.slide, "lines", below, lines, made.ink.but(size=size), after=0.3)


def _since(told: Told) -> None:
    """Then and now, a row for each number."""
    made = told.page("titleOnly")
    rows = tuple((grid.Cell(line.label), grid.Cell(line.value, right=True, bold=True)) for line in told.slide.facts)
    fitted = grid.cut(grid.Grid((), rows), made.room, (12, 28))
    sheet.draw(made, fitted, made.room, "facts", "")


def _chart(told: Told) -> None:
    """A chart beside a number and facts, or over the whole width; a sentence alone where there is nothing to draw."""
    slide, found = told.slide, told.slide.answer
    has_aside = bool(slide.number or slide.facts or told.called)
    is_empty = found is None or not found.has_rows or found.chart.figure == "none"
    if is_empty and not has_aside:
        _statement(told)
        return
    made = told.page("titleOnly")
    room = around.noted(made, slide.note)
    if has_aside:
        aside.draw_aside(made, slide, told.called)
    if found is not None and not is_empty:
        _figure(told, made, aside.beside(room) if has_aside else around.read(made, room, found))


def _figure(told: Told, made: Page, room: Box) -> None:
    """A native chart where office charts can draw it; else cards, or a table on as many slides as it needs."""
    found = told.slide.answer
    if found is None:
        return
    if told.slide.kind != "table":
        room = around.keyed(made, room, native.marks(found, told.language, told.lit))
    if told.slide.kind != "table" and native.place(made.slide, found, room, told.language, told.lit, "chart"):
        _described(made, found)
    elif found.chart.figure == "cards":
        _cards(told, made, room, found)
    else:
        _tables(told, made, room, found)


def _described(made: Page, found: Answer) -> None:
    """Every chart says in words what it shows."""
    for shape in made.slide.shapes:
        if shape.name == "chart":
            shape._element.xpath("./*/p:cNvPr")[0].set("descr", found.alt)


def _cards(told: Told, made: Page, room: Box, found: Answer) -> None:
    part = picture(found, told.language, "projector", told.lit)
    for number, shown in enumerate(cards.pages_of(part), 1):
        if number > 1:
            made = told.page("titleOnly", number)
            room = around.noted(made, told.slide.note)
        cards.framed(made, shown, int(part.number("across", 3)), room)


def _tables(told: Told, made: Page, room: Box, found: Answer) -> None:
    whole, wide = tables.grid(found, told.language, told.lit), room.width
    for number, piece in enumerate(grid.pages(whole, room) if whole.heads else (), 1):
        if number > 1:
            made = told.page("titleOnly", number)
            room = around.read(made, around.noted(made, told.slide.note), found)
            piece = piece if room.width == wide else grid.cut(piece.grid, room, (grid.SIZES[0], piece.size))
        sheet.draw(made, piece, room, "table", found.alt)


def _text(told: Told) -> None:
    """Paragraphs, on as many slides as they need."""
    for number, lines in enumerate(_paged(told.slide.lines), 1):
        body(told.page("obj", number), lines, (14, 22), 0.6)


def _closing(told: Told) -> None:
    """The findings, numbered."""
    numbered(body(told.page("obj"), told.slide.lines, (14, 28), 0.9))


def _note(told: Told) -> None:
    body(told.page("obj"), told.slide.lines, (12, 22), 0.3)


def _paged(lines: Sequence[str], most: float = 900) -> Iterator[list[str]]:
    """Paragraphs in groups that a slide can hold, by their width in letters."""
    group: list[str] = []
    for line in lines:
        if group and sum(fit.wide(one, 1) + 20 for one in [*group, line]) > most / 2:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _lines(made: Page, lines: Sequence[str]) -> None:
    """Lines in the placeholder below a sentence; without lines the slide has none."""
    if lines:
        body(made, lines, (14, 20), 0.4)
        return
    for held in list(made.slide.placeholders):
        if held.placeholder_format.idx == 1:
            held.element.getparent().remove(held.element)


def _notes(made: Page, told: Told) -> None:
    """What a speaker may be asked: how to read it, definition, method, sources, and where it can be opened."""
    found = told.slide.answer
    said = [found.subtitle, found.footnote, told.briefing.imprint.link] if found is not None else []
    if any(said):
        frame = made.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = "\n".join(line for line in said if line)


KINDS: dict[str, Callable[[Told], None]] = {
    "cover": _cover,
    "section": _section,
    "headline": _headline,
    "since": _since,
    "chart": _chart,
    "round": _chart,
    "table": _chart,
    "text": _text,
    "note": _note,
    "closing": _closing,
}
