"""Which slides have a table on paper, how each is called and numbered, and which are annexes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from almanac.briefings.letter.tables.grid import Grid, grid
from almanac.briefings.letter.words import ended
from almanac.charts import ROUND
from almanac.narrative.slides import Slide
from almanac.texts import text

FULL_STOPS = ".\u3002"
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
WIDEST = 8  # columns of a table that fit on an upright page
TOLD = ("chart", "table", "round")  # slides whose answer is written as a table
HEADED = ("section", "closing", "since", ROUND)  # slides that stand below a heading of their own


NONE = Grid()


@dataclass(frozen=True)
class Part:
    """A slide, and the table below it. `number` counts tables and annexes, each of its own kind from one on.

    `until` is how far the data reach, said where a heading stands above.
    """

    slide: Slide
    grid: Grid = NONE
    number: int = 0
    is_annex: bool = False
    until: str = ""

    @property
    def has_table(self) -> bool:
        """Whether there is a table to write."""
        return bool(self.grid.rows)


def planned(slides: Sequence[Slide], language: str, until: str = "") -> list[Part]:
    """Every slide with its table; tables too wide for an upright page are annexes."""
    parts, counted, is_dated = list[Part](), {True: 0, False: 0}, False
    for slide in _headed(slides, language):
        found = grid(slide.answer, language) if slide.answer and slide.kind in TOLD else NONE
        is_annex = len(found.heads) > WIDEST
        counted[is_annex] += bool(found.rows)
        is_dated = is_dated and slide.kind not in (*HEADED, "headline") and not (slide.kind == "text" and slide.title)
        day = "" if is_dated or slide.kind not in (*TOLD, "headline") else until
        is_dated = is_dated or bool(day) or slide.kind == "text"
        parts.append(Part(slide, found, counted[is_annex], is_annex, day))
    return parts


def _headed(slides: Sequence[Slide], language: str) -> Iterator[Slide]:
    """The slides, with a heading over the units that speak, and over every chart that is in no section."""
    is_held, above, kinds = False, "", {slide.kind for slide in slides}
    for slide in slides:
        if slide.kind in (*HEADED, "headline", "text"):
            is_held = slide.kind == "section" or (slide.kind == "text" and (is_held or bool(slide.title)))
            above = above if slide.kind in ("text", ROUND) else ""
        if slide.kind == ROUND and "section" not in kinds and above != ROUND:
            yield Slide("section", text("letter_rounds", language))
            above = ROUND
        elif slide.kind in ("chart", "table") and not is_held and slide.kicker not in ("", above):
            yield Slide("section", above := slide.kicker)
        yield slide


def caption(slide: Slide, language: str) -> str:
    """What a table is called: the block's own title, or the theme and indicator, and what the chart shows of it."""
    title = slide.answer.chart.title.said(language) if slide.answer else ""
    if slide.kind == "table" or slide.kicker in ("", title):
        return slide.kicker or title
    return text("aside", language, words=slide.kicker, aside=title)


def annex_word(number: int, count: int, language: str) -> str:
    """How an annex is called: it has a number only where there are several."""
    return text("annex", language, number=number if count > 1 else "").strip()


def finding(part: Part, annexes: int, language: str) -> str:
    """What a chart says, and where its numbers are."""
    slide = part.slide
    said = begun(part, (slide.answer.paragraph if slide.answer else "") or slide.title, language)
    if not part.has_table:
        return ended(said, language)
    bare = said.rstrip(FULL_STOPS)
    if part.is_annex:
        word = annex_word(part.number, annexes, language)
        return ended(text("see", language, words=bare, place=word), language)
    return ended(text("see", language, words=bare, place=text("table_word", language, number=part.number)), language)


def begun(part: Part, said: str, language: str) -> str:
    """A sentence that begins with how far the data reach, unless it has a year of its own."""
    if not said or not part.until or YEAR.search(said):
        return said
    return text("until", language, day=part.until, words=said)


def note(part: Part, language: str) -> str:
    """What stands below a table: what its marks mean, how to read it, definition and sources."""
    answer = part.slide.answer
    if answer is None:
        return ""
    how = answer.subtitle if answer.chart.figure == "table" else ""
    said = [part.grid.legend, ended(how, language), answer.footnote]
    return ("" if language == "zh" else " ").join(one for one in said if one)
