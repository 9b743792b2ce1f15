"""A briefing → the sheets of its tables, in its order: names, tables, and the lines above them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from almanac.briefings.book.grids import grid, is_matrix
from almanac.briefings.book.tables import Table, listed
from almanac.briefings.compose import Briefing
from almanac.briefings.workbook import NAME
from almanac.narrative.answer import Answer
from almanac.narrative.table import columns
from almanac.texts import formats, text

LEAST = 8  # letters of a chart's title that are kept in the name of its sheet
CUT = "\u2026"


@dataclass(frozen=True)
class Sheet:
    """One table on a sheet of its own.

    `above` are the lines over it, the first of them its finding; `place` is that of its slide.
    """

    name: str
    answer: Answer
    table: Table
    above: tuple[str, ...]
    place: int


IN_WORDS = ("table", "none")  # figures whose subtitle does not speak of bars, lines and colours


def sheets_of(briefing: Briefing, unused: Callable[[str], str]) -> Iterator[Sheet]:
    """A sheet for every answer with a table; where it is drawn as a matrix, the grid first."""
    telling = briefing.telling
    language = telling.language
    for place, answer in with_tables(briefing):
        table, above = listed(answer, telling.source, language), lines_above(answer, language)
        unit = telling.source.config.unit(briefing.slides[place].unit_code)
        about = unit.called(language) if unit else ""
        if is_matrix(answer):
            name = unused(name_of(answer, language, about))
            below = unused(name_of(answer, language, about, text("book_list", language)))
            yield Sheet(name, answer, grid(answer, language, table, below), above, place)
            yield Sheet(below, answer, table, above, place)
        else:
            yield Sheet(unused(name_of(answer, language, about)), answer, table, above, place)


def with_tables(briefing: Briefing) -> Iterator[tuple[int, Answer]]:
    """The answers that have rows to be listed, by the place of their slide."""
    for place, slide in enumerate(briefing.slides):
        if slide.answer and slide.answer.has_rows and len(columns(slide.answer, briefing.telling.language)[1]):
            yield place, slide.answer


def lines_above(answer: Answer, language: str) -> tuple[str, ...]:
    """Finding, how to read it, how far the data reach and in what they are counted, and definitions."""
    facts = answer.facts
    reach = text("book_reach_line", language, day=formats.day(facts["newest"], language))
    unit = str(facts.get("unit_of_value") or "")
    counted = text("book_counted", language, unit=unit) if unit else ""
    several = "indicator" in answer.rows and not facts.get("definition")
    return (
        answer.finding,
        answer.subtitle if _reads_in_words(answer) else "",
        "\u3000".join(part for part in (reach, counted) if part),
        (text("book_definitions", language) if several else "") + answer.footnote,
    )


def _reads_in_words(answer: Answer) -> bool:
    """Whether the subtitle explains the marks and columns of a table, not bars, lines and colours."""
    is_marked = is_matrix(answer) and answer.chart.options.get("shade", "verdict") == "verdict"
    return is_marked or answer.chart.figure in IN_WORDS


def name_of(answer: Answer, language: str, about: str = "", kind: str = "") -> str:
    """What a sheet is called: the chart, its indicator and its unit; the chart's own name gives way to the others."""
    more = [str(answer.facts.get("short") or ""), about, kind]
    tail = "".join(f" {word}" for word in more if word)[: NAME - LEAST]
    title, room = answer.chart.title.said(language), NAME - len(tail)
    return (title if len(title) <= room else f"{title[: room - 1].rstrip()}{CUT}") + tail
