"""The first sheet: what this is, how far its data reach, when and by whom it was made, and a list of the sheets."""

from collections.abc import Sequence
from typing import Any

from almanac.briefings.book.paper import LINE, Paper
from almanac.briefings.book.sheets import Sheet
from almanac.briefings.compose import Briefing
from almanac.briefings.workbook import width_of
from almanac.tables import history
from almanac.tables.ask import month_end
from almanac.texts import formats, text

NUMBER, NAME, FINDING = 15, 36, 62  # letters of the columns


def write_front(paper: Paper, name: str, sheets: Sequence[Sheet], others: Sequence[str]) -> None:
    """Title and imprint, then every sheet with its finding and a link to it."""
    language = paper.language
    sheet = paper.sheet(name, 0, is_wide=False)
    for column, width in enumerate((NUMBER, NAME, FINDING)):
        sheet.set_column(column, column, width)
    paper.words(sheet, 0, 0, paper.briefing.title, bold=True, font_size=18)
    sheet.set_row(0, 30)
    whose = paper.briefing.telling.source.config.title.said(language)
    paper.words(sheet, 1, 0, "\u3000".join(part for part in (whose, paper.label) if part), color="muted")
    row = 3
    for label, words in imprint(paper.briefing):
        paper.words(sheet, row, 0, label, color="muted")
        if label == text("book_link", language):
            sheet.write_url(row, 1, words, paper.format(color="highlight", underline=1, indent=1), words)
        else:
            paper.words(sheet, row, 1, words, indent=1)
        row += 1
    row += 1
    heads = [text(f"book_{head}", language) for head in ("number", "sheet", "finding")]
    paper.heads(sheet, row, heads, [False] * 3)
    findings = [*((one.name, one.above[0]) for one in sheets), *((other, "") for other in others)]
    line: dict[str, Any] = {"bottom": 4, "bottom_color": paper.look.color["hairline"], "indent": 1}
    link = paper.format(color="highlight", underline=1, **line)
    for at, (of, finding) in enumerate(findings, 1):
        paper.words(sheet, row + at, 0, str(at), **line | {"indent": 0})
        sheet.write_url(row + at, 1, f"internal:'{of}'!A1", link, of)
        paper.words(sheet, row + at, 2, finding, text_wrap=True, **line)
        sheet.set_row(row + at, LINE * max(1, -(-width_of(finding) // (FINDING - 2))) + 2)


def imprint(briefing: Briefing) -> list[tuple[str, str]]:
    """How far the data reach, of which month it tells, when and by whom it was made, of what, and where to open it."""
    telling, made = briefing.telling, briefing.imprint
    language, built = telling.language, history.manifest(telling.source.snapshot).get("built_at", "")
    said = {
        "reach": formats.day(briefing.newest, language),
        "month": formats.month(month_end(telling.as_of), language),
        "made": f"{made.made_at:%Y-%m-%d %H:%M}",
        "by": made.by,
        "snapshot": f"{telling.source.snapshot.stem}",
        "built": built.replace("T", " "),
        "link": made.link,
    }
    return [(text(f"book_{name}", language), words) for name, words in said.items() if words]
