"""The last sheet: where every number comes from: snapshot, charts and indicators asked, what was left out, files."""

from collections.abc import Iterator, Sequence
from math import ceil
from typing import Any

from almanac.briefings.book.cells import cell_of
from almanac.briefings.book.front import imprint
from almanac.briefings.book.paper import LINE, Paper
from almanac.briefings.book.sheets import Sheet
from almanac.briefings.compose import Briefing
from almanac.briefings.workbook import width_of
from almanac.catalogue import Indicator
from almanac.tables import history
from almanac.texts import text
from almanac.texts.formats import number

WIDTHS = (34, 26, 36, 10, 10, 10, 10)  # letters of the columns
COUNTS = ("rows_in", "rows_loaded", "rows_rejected", "rows_skipped")


def asked_of(briefing: Briefing, sheets: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, str]]:
    """Every chart of the story that was not left out, by its name and title, with the sheets it stands on."""
    language, charts = briefing.telling.language, briefing.telling.source.catalogue.charts
    stands: dict[str, list[str]] = {}
    for chart, sheet in sheets:
        stands.setdefault(chart, []).append(sheet)
    for name in dict.fromkeys(name for block in briefing.story.blocks for name in block.asked):
        title = charts[name].title.said(language)
        if name in stands or title not in briefing.left_out:
            yield name, title, text("comma", language).join(stands.get(name, [text("book_words", language)]))


def measured(briefing: Briefing) -> list[Indicator]:
    """The indicators that the story speaks of, in the order of its blocks."""
    known, names = briefing.telling.source.catalogue.indicators, list[str]()
    for block in briefing.story.blocks:
        names += [*block.indicators, block.parameters.get("indicator", "")]
    for slide in briefing.slides:
        if slide.answer is not None:
            names.append(str(slide.answer.facts.get("indicator") or ""))
            names += [str(one) for one in slide.answer.rows.get("indicator", [])]
    return [known[name] for name in dict.fromkeys(names) if name in known]


def files(briefing: Briefing) -> list[tuple[str, str, str, list[int]]]:
    """Every file of the snapshot: its name, its title, its hash, and its rows read, loaded, rejected and skipped."""
    source, language = briefing.telling.source, briefing.telling.language
    contracts = source.catalogue.contracts
    found = history.manifest(source.snapshot).get("files", [])
    return [
        (
            str(file["file"]),
            contracts[file["source"]].title.said(language) if file.get("source") in contracts else "",
            str(file.get("sha256", "")),
            [int(file.get(name) or 0) for name in COUNTS],
        )
        for file in found
    ]


def write_origin(paper: Paper, name: str, sheets: Sequence[Sheet]) -> None:
    """The sheet, part by part; the files last, so that they can be filtered."""
    language, briefing = paper.language, paper.briefing
    sheet = paper.sheet(name, 0, is_wide=True)
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    paper.words(sheet, 0, 0, name, bold=True, font_size=16)
    sheet.set_row(0, 26)
    about = [*imprint(briefing), *notes(briefing)]
    row = _lines(paper, sheet, 2, (), [(*pair, "") for pair in about])
    charts = list(asked_of(briefing, [(sheet.answer.chart.id, sheet.name) for sheet in sheets]))
    row = _lines(paper, sheet, row + 1, ("chart", "title", "sheet"), charts)
    defined = [(one.id, one.name.said(language), definition(one, language)) for one in measured(briefing)]
    row = _lines(paper, sheet, row + 1, ("indicator", "title", "definition"), defined)
    heads = ("file", "export", "hash", "read", "loaded", "rejected", "skipped")
    paper.heads(sheet, row + 1, [text(f"book_{head}", language) for head in heads], [False] * 3 + [True] * 4)
    line: dict[str, Any] = {"bottom": 4, "bottom_color": paper.look.color["hairline"], "text_wrap": True}
    line |= {"valign": "vcenter"}
    found = files(briefing)
    for at, (file, title, hashed, counts) in enumerate(found, row + 2):
        paper.words(sheet, at, 0, file, **line)
        paper.words(sheet, at, 1, title, indent=1, **line)
        paper.words(sheet, at, 2, hashed, font_size=8, indent=1, **line)
        for column, count in enumerate(counts, 3):
            paper.cell(sheet, at, column, cell_of(number(count, grouped=True)), align="right")
        sheet.set_row(at, LINE * max(2, ceil(width_of(file) / (WIDTHS[0] - 2))))
    sheet.autofilter(row + 1, 0, row + 1 + len(found), len(heads) - 1)


def notes(briefing: Briefing) -> list[tuple[str, str]]:
    """What this level leaves away, what was left out for it, and how rates are computed."""
    language = briefing.telling.language
    left = text("comma", language).join(briefing.left_out) or text("book_left_none", language)
    level = text(f"level_{briefing.telling.viewer.level}", language)
    said = {"level": level, "left_out": left, "rates": text("book_rates_how", language)}
    return [(text(f"book_{name}", language), words) for name, words in said.items()]


def definition(indicator: Indicator, language: str) -> str:
    """What an indicator counts, and what to mind."""
    caution = indicator.caution.said(language) if indicator.caution else ""
    return f"{indicator.definition.said(language)} {caution}".strip()


def _lines(paper: Paper, sheet: Any, row: int, heads: Sequence[str], rows: Sequence[tuple[str, str, str]]) -> int:
    """A part of the sheet: three columns, of which the last one that says something takes the rest of the width."""
    if heads:
        names = [text(f"book_{head}", paper.language) for head in heads]
        paper.heads(sheet, row, [*names, "", "", "", ""], [False] * len(WIDTHS))
        row += 1
    for words in rows:
        first = 2 if words[2] else 1
        paper.words(sheet, row, 0, words[0], text_wrap=True, **({} if heads else {"color": "muted"}))
        if first == 2:
            paper.words(sheet, row, 1, words[1], text_wrap=True)
        sheet.merge_range(row, first, row, len(WIDTHS) - 1, "", paper.format(text_wrap=True))
        paper.words(sheet, row, first, words[first], text_wrap=True)
        rooms = (WIDTHS[0], WIDTHS[1], sum(WIDTHS[2:])) if first == 2 else (WIDTHS[0], sum(WIDTHS[1:]))
        most = max(ceil(width_of(one) / (room * 0.93)) for one, room in zip(words, rooms, strict=False))
        sheet.set_row(row, LINE * max(1, most) + 1)
        row += 1
    return row
