"""What a report must say, told from the briefing, and what a file says: place by place, clause by clause."""

import re
from collections.abc import Iterator
from io import BytesIO

import docx
from docx.document import Document
from docx.section import _Footer, _Header
from docx.table import Table

from almanac.briefings.check import Said
from almanac.briefings.compose import Briefing
from almanac.briefings.letter.plan import Part, annex_word, begun, caption, finding, note, planned
from almanac.briefings.letter.setting.page import DASHES
from almanac.briefings.letter.tables.cells import cells
from almanac.briefings.letter.voice import Voice
from almanac.briefings.letter.words import GROUPS, ended, facts_said, imprint, label, reach
from almanac.charts import ROUND
from almanac.texts import formats, text

ENDS = re.compile("[\u3002\uff1b\uff0c\uff1a;]|[.,:](?![0-9])")
TABLE_STYLES = ("Table Unit", "Table Note")
SIDE = "|"  # before what is compared even without a figure
END_STYLES = ("Signature", "Date", "Imprint")


def meant(briefing: Briefing) -> Said:
    """Place → what stands there: sections by their headings, tables by their captions, the end by the title."""
    return _plain(_meant(briefing), briefing)


def written(file: bytes, briefing: Briefing) -> Said:
    """Place → what a file says there."""
    return _plain(_written(file, briefing), briefing)


def _plain(said: Said, briefing: Briefing) -> Said:
    """The same with the word of documents, and every unit by its short name."""
    plain = Voice(briefing.telling.source.config, briefing.telling.language).plain
    return {plain(place): [plain(words) for words in found] for place, found in said.items()}


def _meant(briefing: Briefing) -> Said:
    language, said = briefing.telling.language, dict[str, list[str]]()
    place, has_section = (first := _bare(briefing.title)), False
    parts = planned(briefing.slides, language, reach(briefing))
    annexes = [part for part in parts if part.is_annex]
    _put(said, first, briefing.title, *_opening(briefing), *_ending(briefing))
    for part in parts:
        heading, level = _heading(part, briefing)
        if level == 1 or (level and not has_section):
            place = _bare(heading) or place
        has_section = has_section or level == 1
        _put(said, place, *_told(part, len(annexes), briefing))
        if part.has_table and part.slide.answer:
            named = _named(part, len(annexes), language)
            _put(said, _bare(named), named, part.grid.unit, note(part, language))
            unit = f"{SIDE}{part.grid.unit}"
            said[_bare(named)] += [_bare(cell + unit) for cell in cells(part.slide.answer, language)]
    footer = briefing.telling.source.config.footer.said(language)
    top, foot = (_framed(words) for words in (footer + label(briefing), DASHES.format(1)))
    said[text("deck_part_frame", language)] = [top, top, foot, foot] * (1 + len(annexes))
    for part in annexes:
        title = caption(part.slide, language)
        several = text("annex_listed", language, number=part.number, title=title)
        listed = several if len(annexes) > 1 else title
        _put(said, place, text("annexes", language, titles=listed) if part is annexes[0] else listed)
    return said


def _heading(part: Part, briefing: Briefing) -> tuple[str, int]:
    """The heading of a slide and its level; outside of a section one of the second is the first."""
    slide, language = part.slide, briefing.telling.language
    unit = briefing.telling.source.config.unit(slide.unit_code)
    if slide.kind == ROUND:
        return (unit.called(language) if unit else ""), 2
    return slide.title, {"section": 1, "closing": 1, "text": 2, "note": 2, "since": 2}.get(slide.kind, 0)


def _written(file: bytes, briefing: Briefing) -> Said:
    document, said = docx.Document(BytesIO(file)), dict[str, list[str]]()
    place = first = below = _bare(briefing.title)
    annex, unit = "", SIDE
    said[text("deck_part_frame", briefing.telling.language)] = [
        _framed(line.text) for holder in _frames(document) for line in holder.paragraphs
    ]
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            said.setdefault(below, []).extend(_bare(cell + unit) for cell in _cells(block))
            unit = SIDE
            continue
        style, words = block.style.name if block.style else "", block.text
        unit = f"{SIDE}{words}" if style == "Table Unit" else unit
        if style == "Annex":
            annex = words
        elif style == "Caption":
            below, annex = _bare(annex + words), ""
            _put(said, below, below)
        elif style == "Heading 1":
            place = _bare(words)
            _put(said, place, words)
        else:
            _put(said, below if style in TABLE_STYLES else first if style in END_STYLES else place, words)
    return said


def _opening(briefing: Briefing) -> Iterator[str]:
    """What stands below the title."""
    if briefing.story.to:
        yield briefing.story.to.said(briefing.telling.language)
        return
    for slide in briefing.slides:
        if slide.kind == "cover":
            yield "\u3000".join([slide.kicker, *slide.lines])


def _ending(briefing: Briefing) -> Iterator[str]:
    """Signature and date, what is left out, and where all comes from."""
    language, made = briefing.telling.language, briefing.imprint
    if briefing.story.signed:
        yield briefing.story.signed.said(language)
        yield formats.day(made.made_at.date(), language)
    if briefing.left_out:
        yield text("letter_left_out", language, titles=text("comma", language).join(briefing.left_out))
    yield f"{imprint(briefing)}\u3000{made.link}"


def _told(part: Part, annexes: int, briefing: Briefing) -> Iterator[str]:
    """The sentences of a slide."""
    slide, language = part.slide, briefing.telling.language
    unit = briefing.telling.source.config.unit(slide.unit_code)
    if slide.kind == "cover":
        return
    if slide.kind in ("chart", "table", "round"):
        yield from (unit.called(language) if unit else "", finding(part, annexes, language))
    else:
        yield from (begun(part, slide.title, language), slide.kicker if slide.kind == "since" else "", *slide.lines)
    if slide.kind in ("headline", "since", "round"):
        yield ended(facts_said(slide, language), language)


def _named(part: Part, annexes: int, language: str) -> str:
    """How a table is called above it."""
    title = caption(part.slide, language)
    if part.is_annex:
        return annex_word(part.number, annexes, language) + title
    return text("table_caption", language, number=part.number, words=title)


def _cells(table: Table) -> Iterator[str]:
    """Each cell with the name of its row and the head of its column."""
    heads, *rows = ([cell.text for cell in row.cells] for row in table.rows)
    for name, *values in rows:
        yield from (f"{name}|{head}|{value}" for head, value in zip(heads[1:], values, strict=True))


def _frames(document: Document) -> Iterator[_Header | _Footer]:
    """The heads and feet of the pages of every section."""
    for section in document.sections:
        yield from (section.header, section.even_page_header, section.footer, section.even_page_footer)


def _framed(words: str) -> str:
    """What stands above or below every page, to be compared even without a figure."""
    return f"{SIDE}{_bare(words)}"


def _put(said: dict[str, list[str]], place: str, *sentences: str) -> None:
    said.setdefault(place, []).extend(_bare(part) for words in sentences for part in ENDS.split(words))


def _bare(words: str) -> str:
    """Words without spaces and separators of thousands, which a report sets as it needs them."""
    return GROUPS.sub("", "".join(words.split()))
