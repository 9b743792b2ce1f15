"""Sheets on paper: a title and lines above a table, cells in their formats, heads and feet of each page."""

from collections.abc import Sequence
from datetime import date, datetime, time
from math import ceil
from typing import Any

from xlsxwriter.worksheet import Worksheet

from almanac.briefings.book.cells import Cell
from almanac.briefings.book.sheets import Sheet
from almanac.briefings.book.tables import TOP, Table
from almanac.briefings.compose import Briefing
from almanac.briefings.workbook import Book, on_paper, width_of
from almanac.tables import history
from almanac.texts import text

LEAST, MOST = 9, 46  # letters of a column
HEAD = 12  # letters of a head on one line
READABLE = 92  # letters across an upright page; more lie across
LINE = 15.0  # points of a line of text
ABOVE: tuple[dict[str, Any], ...] = ({"bold": True, "font_size": 14}, {"color": "muted"}, {}, {"color": "muted"})


class Paper(Book):
    """The workbook of a briefing."""

    def __init__(self, briefing: Briefing) -> None:
        super().__init__(briefing.telling.language)
        self.briefing, config = briefing, briefing.telling.source.config
        label = history.manifest(briefing.telling.source.snapshot).get("label", {})
        self.label = str(label.get(self.language, ""))
        self.footer = config.footer.said(self.language)
        self.book.set_properties(
            {"title": briefing.title, "author": config.title.said(self.language), "created": briefing.imprint.made_at}
        )

    def sheet(self, name: str, heads: int, is_wide: bool) -> Worksheet:
        """A sheet on A4 with the label above and the footer below every page."""
        sheet = self.book.add_worksheet(name)
        on_paper(sheet, heads, is_wide)
        sheet.set_header(f"&L{_plain(self.briefing.title)}" + (f"&R{_plain(self.label)}" if self.label else ""))
        sheet.set_footer(f"&L{_plain(self.footer)}&R{text('book_pages', self.language)}")
        return sheet

    def table(self, one: Sheet, contents: str) -> None:
        """One table on its sheet."""
        table, widths = one.table, widths_of(one.table)
        is_wide = sum(widths) > READABLE
        sheet = self.sheet(one.name, TOP + 1, is_wide)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        last = self.above(sheet, one.above, widths)
        back = self.format(color="highlight", underline=1)
        sheet.write_url(TOP - 1, 0, f"internal:'{contents}'!A1", back, text("book_back", self.language))
        self.heads(sheet, TOP, table.heads, table.right)
        before = ""
        for row, line in enumerate(table.lines, TOP + 1):
            opens = {"top": 1} if line.tone == "city" != before else {}
            for column, cell in enumerate(line.cells):
                side = "right" if table.right[column] else "left"
                self.cell(sheet, row, column, cell, bold=bool(line.tone), align=side, **opens)
            before = line.tone
        end = TOP + len(table.lines)
        sheet.autofilter(TOP, 0, end, len(table.heads) - 1)
        sheet.freeze_panes(TOP + 1, 1)
        sheet.print_area(0, 0, end, max(last, len(table.heads) - 1))

    def above(self, sheet: Worksheet, lines: Sequence[str], widths: Sequence[float]) -> int:
        """The lines above a table, across as many columns as they need to be read; the last of these."""
        room, last = 0.0, -1
        while room < max(READABLE, sum(widths)) and (last < len(widths) - 1 or room < READABLE):
            last += 1
            room += widths[last] if last < len(widths) else LEAST
        for row, (words, how) in enumerate(zip(lines, ABOVE, strict=True)):
            form = self.format(text_wrap=True, **how)
            sheet.merge_range(row, 0, row, last, "", form)
            self.words(sheet, row, 0, words, text_wrap=True, **how)
            size = how.get("font_size", 10) / 10
            sheet.set_row(row, LINE * size * max(1, ceil(width_of(words) * size / (room * 0.95))) + 2)
        return last

    def heads(self, sheet: Worksheet, row: int, names: Sequence[str], right: Sequence[bool]) -> None:
        """The names of the columns."""
        for column, name in enumerate(names):
            side = "right" if right[column] else "left"
            how = {"bold": True, "bg_color": self.look.color["grid"], "bottom": 1, "text_wrap": True, "align": side}
            indent = {"indent": 1} if column and side == "left" else {}
            self.words(sheet, row, column, name, **how, **indent)

    def cell(self, sheet: Worksheet, row: int, column: int, cell: Cell, **how: Any) -> None:
        """A cell as a formula with its value, a number, a day or words."""
        how = {"bottom": 4, "bottom_color": self.look.color["hairline"], "valign": "vcenter", **how}
        how |= {"indent": 1} if column and how.get("align") == "left" else {}
        form = self.format(num_format=cell.format, **how)
        if cell.formula:
            sheet.write_formula(row, column, cell.formula, form, cell.value)
        elif isinstance(cell.value, float):
            sheet.write_number(row, column, cell.value, form)
        elif isinstance(cell.value, date):
            sheet.write_datetime(row, column, datetime.combine(cell.value, time()), form)
        elif cell.said:
            self.words(sheet, row, column, cell.said, text_wrap=True, **how)
        else:
            sheet.write_blank(row, column, None, form)


def widths_of(table: Table) -> list[float]:
    """As wide as the cells need, within reason; a long head takes two lines or more."""
    found = []
    for column, head in enumerate(table.heads):
        words = max((width_of(line.cells[column].said) for line in table.lines), default=0)
        found.append(float(min(MOST, max(LEAST, words + 3, min(width_of(head), HEAD, width_of(head) // 2 + 2) + 4))))
    return found


def _plain(words: str) -> str:
    """Words in the head or foot of a page, where & begins a code."""
    return words.replace("&", "&&")
