"""What a story says in words: headings, paragraphs, facts and notes, in order, on a sheet of their own."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any

from almanac.briefings.book.paper import LINE, Paper
from almanac.briefings.compose import Briefing
from almanac.briefings.workbook import width_of

WIDE, VALUE, REMARK = 36, 28, 36  # letters of the columns
HOW: dict[str, dict[str, Any]] = {"section": {"bold": True, "font_size": 13}, "head": {"bold": True}, "words": {}}
IN_WORDS = ("section", "text", "note", "closing")


def said(briefing: Briefing, names: Mapping[int, str] = MappingProxyType({})) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every line with what it is: section, head, words, fact (what, its value, a remark) or sheet (its name).

    `names` are the names of the sheets on which answers stand, by the place of their slide.
    """
    for place, slide in enumerate(briefing.slides):
        if slide.kind == "section":
            yield "section", (slide.title,)
        elif slide.kind in IN_WORDS or slide.facts:
            heads = (slide.title, slide.kicker) if slide.kind == "since" else (slide.title,)
            yield from (("head", (head,)) for head in heads if head)
        if slide.kind in IN_WORDS:
            yield from (("words", (line,)) for line in slide.lines if line)
        yield from (("fact", (fact.label, fact.value, fact.remark)) for fact in slide.facts)
        yield from (("sheet", (names[at],)) for at in (place,) if at in names)


def has_words(briefing: Briefing) -> bool:
    """Whether a story says anything but through its tables."""
    return any(kind in ("words", "fact") for kind, _ in said(briefing))


def write_told(paper: Paper, name: str, sheets: Mapping[int, str]) -> None:
    """The sheet of words; where a table follows, a link to its sheet."""
    sheet = paper.sheet(name, 0, is_wide=False)
    for column, width in enumerate((WIDE, VALUE, REMARK)):
        sheet.set_column(column, column, width)
    paper.words(sheet, 0, 0, name, bold=True, font_size=16)
    sheet.set_row(0, 26)
    room = (WIDE + VALUE + REMARK) * 0.95
    for row, (kind, words) in enumerate(said(paper.briefing, sheets), 2):
        if kind == "sheet":
            link = paper.format(color="highlight", underline=1)
            sheet.write_url(row, 0, f"internal:'{words[0]}'!A1", link, words[0])
            continue
        if kind == "fact":
            for column, one in enumerate(words):
                paper.words(sheet, row, column, one, text_wrap=True, indent=1)
            continue
        how = HOW[kind]
        sheet.merge_range(row, 0, row, 2, "", paper.format(text_wrap=True, **how))
        paper.words(sheet, row, 0, words[0], text_wrap=True, **how)
        lines = -(-width_of(words[0]) // int(room))
        sheet.set_row(row, LINE * (1.5 if kind == "section" else 1) * lines + 3)
