"""A briefing as a workbook: a sheet for each table, rates as formulas, and where every number comes from."""

from almanac.briefings.book.front import write_front
from almanac.briefings.book.origin import write_origin
from almanac.briefings.book.paper import Paper
from almanac.briefings.book.proving.proof import prove
from almanac.briefings.book.sheets import sheets_of
from almanac.briefings.book.told import has_words, write_told
from almanac.briefings.compose import Briefing
from almanac.texts import text


def write(briefing: Briefing) -> bytes:
    """The workbook, read back before it is given away."""
    paper, language = Paper(briefing), briefing.telling.language
    contents, words, origin = (paper.unused(text(f"book_{name}", language)) for name in ("contents", "words", "origin"))
    sheets = list(sheets_of(briefing, paper.unused))
    others = [words] * has_words(briefing) + [origin]
    write_front(paper, contents, sheets, others)
    if has_words(briefing):
        write_told(paper, words, {sheet.place: sheet.name for sheet in reversed(sheets)})
    for sheet in sheets:
        paper.table(sheet, contents)
    write_origin(paper, origin, sheets)
    content = paper.done()
    prove(briefing, content)
    return content
