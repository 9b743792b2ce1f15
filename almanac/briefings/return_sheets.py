"""Return slips and lists of findings as workbooks: every cell is text, so that nothing in it can act as a formula."""

from collections.abc import Sequence
from typing import Any

from xlsxwriter.worksheet import Worksheet

from almanac.briefings.workbook import Book, on_paper, width_of
from almanac.exports.returns.slip import Fault, Listing, Slip, SlipFile, SlipRow
from almanac.texts import text

HEADS = ("file", "line", "column", "value", "message", "fix")
WIDTHS = (26, 7, 16, 18, 34, 34)
TOP = 3  # rows above the table's heads
READABLE = 6  # columns of an export that fit on paper beside what is wrong; more stay on the screen


def return_sheet(slip: Slip, language: str) -> bytes:
    """A slip as a workbook: one sheet for each export."""
    made = _Slips(language)
    for file in slip.files:
        sheet = made.sheet(file.file)
        title = text("slip_title", language, unit=slip.unit)
        of_file = text("slip_of_file", language, title=file.title or file.file, file=file.file, rows=file.returned)
        made.above(sheet, title, f"{of_file}　{text('slip_built', language, built=slip.built)}", slip.label)
        sheet.write_string(2, 0, made.remark(file), made.format(color="muted"))
        _table(made, sheet, file)
    return made.done()


def listing_sheet(listing: Listing, language: str) -> bytes:
    """A list of findings as a workbook of one sheet."""
    made = _Slips(language)
    sheet = made.sheet(listing.title)
    count = text("slip_count", language, count=len(listing.rows), built=listing.built)
    made.above(sheet, listing.title, count, listing.label)
    made.heads(sheet, listing.heads)
    widths = (12, 10, 30, 8, 16, 20, 44, 44)
    for at, width in enumerate(widths[: len(listing.heads)]):
        sheet.set_column(at, at, width)
    for line, row in enumerate(listing.rows, TOP + 1):
        for at, words in enumerate(row):
            made.write(sheet, line, at, words)
    sheet.autofilter(TOP, 0, max(TOP, TOP + len(listing.rows)), len(listing.heads) - 1)
    return made.done()


def _table(made: "_Slips", sheet: Worksheet, file: SlipFile) -> None:
    """Reasons for the whole file first, then a row for each line: what is wrong, and its cells as they arrived."""
    most = max((len(row.cells) for row in file.rows), default=0)
    names = [*file.names[:most], *([""] * (most - len(file.names)))]
    made.heads(sheet, [*(text(f"slip_{name}", made.language) for name in HEADS), *names])
    for at, width in enumerate([*WIDTHS, *(_width(at, names[at], file.rows) for at in range(most))]):
        sheet.set_column(at, at, width)
    line = TOP + 1
    for fault in file.whole:
        made.fault(sheet, line, file, [fault], fault.line)
        line += 1
    for row in file.rows:
        made.fault(sheet, line, file, row.faults, row.line, is_marked=bool(row.marked))
        for at, cell in enumerate(row.cells):
            made.write(sheet, line, len(HEADS) + at, cell, row.marked.get(at))
        line += 1
    if most > READABLE:
        sheet.print_area(0, 0, line - 1, len(HEADS) - 1)


def _width(at: int, name: str, rows: tuple[SlipRow, ...]) -> float:
    """As wide as the name and the cells below it need, within reason."""
    words = [name, *(row.cells[at] for row in rows[:200] if at < len(row.cells))]
    return min(24.0, max(8.0, *(width_of(one) + 2.0 for one in words)))


class _Slips(Book):
    """A workbook of slips."""

    def sheet(self, name: str) -> Worksheet:
        """A sheet on A4, landscape, one page wide, its heads on every page."""
        sheet = self.book.add_worksheet(self.unused(name.rpartition("/")[2].removesuffix(".csv")))
        on_paper(sheet, TOP + 1, is_wide=True)
        sheet.freeze_panes(TOP + 1, 2)
        sheet.set_footer("&C&P / &N")
        return sheet

    def above(self, sheet: Worksheet, title: str, note: str, label: str) -> None:
        """Title, what it speaks of, and what every sheet must say of its data."""
        said = f"{title}　【{label}】" if label else title
        sheet.write_string(0, 0, said, self.format(bold=True, font_size=16))
        sheet.set_row(0, 24)
        sheet.write_string(1, 0, note, self.format(color="muted"))

    def remark(self, file: SlipFile) -> str:
        """What to know before reading the rows of a file."""
        if file.is_private:
            return text("slip_private", self.language)
        if file.rows and not file.has_cells:
            return text("slip_no_cells", self.language)
        return text("slip_whole" if file.whole else "slip_how", self.language)

    def heads(self, sheet: Worksheet, names: Sequence[str]) -> None:
        """The names of the columns."""
        how = self.format(bold=True, bottom=1, bg_color=self.look.color["grid"], text_wrap=True)
        for at, name in enumerate(names):
            sheet.write_string(TOP, at, name, how)

    def fault(
        self,
        sheet: Worksheet,
        line: int,
        file: SlipFile,
        faults: Sequence[Fault],
        at: int | None,
        is_marked: bool = False,
    ) -> None:
        """File, line, column, value, reason and fix; several of one line stand below each other.

        Where no cell of the line is marked, the number of the line is.
        """
        self.write(sheet, line, 0, file.file)
        self.write(sheet, line, 1, "" if at is None else str(at), None if is_marked else faults[0])
        for place, name in enumerate(HEADS[2:], 2):
            self.write(sheet, line, place, "\n".join(str(getattr(fault, name)) for fault in faults))

    def write(self, sheet: Worksheet, line: int, at: int, words: str, fault: Fault | None = None) -> None:
        """Words as text; a cell to mend is filled and carries its reason and fix as a comment."""
        fill: dict[str, Any] = {"bg_color": self.look.verdict["below"].tint, "bold": True} if fault else {}
        how = {"text_wrap": True, "bottom": 4, "bottom_color": self.look.color["hairline"]}
        self.words(sheet, line, at, words, **how, **fill)
        if fault:
            sheet.write_comment(line, at, f"{fault.message}\n{fault.fix}", {"x_scale": 2, "y_scale": 1, "author": ""})
