"""A grid as a native table under three lines, its heads on every page, no row cut in two."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Pt, Twips
from docx.table import Table, _Cell

from almanac.briefings.letter.setting.elements import made, set_child
from almanac.briefings.letter.tables.grid import Grid
from almanac.briefings.letter.titles import balanced
from almanac.figures.marks import width_of

LETTERS = (10.5, 9.0, 8.0)  # points, the largest that fits
LEAST, MOST, PADDING = 2.2, 13.0, 1.2  # characters of a column
SHORT = 8  # rows
MARGIN = 0.6  # characters beside the words of a cell
THICK, THIN = "12", "4"  # eighths of a point


def tabulate(document: Document, grid: Grid, room: Length, language: str) -> None:
    """Adds the table of a grid, as wide as the type area."""
    table = document.add_table(rows=0, cols=len(grid.heads))
    size, widths = fitted(grid, room)
    _frame(table, widths)
    rooms = (width / 20 / size - MARGIN for width in widths)
    heads = [_head(words, wide, language) for words, wide in zip(grid.heads, rooms, strict=True)]
    _fill(table, heads, grid, size, is_head=True)
    for at, row in enumerate(grid.rows):
        _fill(table, row, grid, size, is_bold=at in grid.bold)
    _hold(table)


def fitted(grid: Grid, room: Length) -> tuple[float, list[int]]:
    """The size of the letters in points, and the columns' widths in twips, which add up to the room."""
    for size in LETTERS:
        most = room.pt / size
        needs = [_need(at, grid) for at in range(len(grid.heads))]
        if sum(needs) <= most or size == LETTERS[-1]:
            break
    cap = max(needs)
    while sum(min(need, cap) for need in needs) > most:
        cap *= 0.97
    held = [min(need, cap) for need in needs]
    widths = [int(room.twips * one / sum(held)) for one in held]
    widths[0] += room.twips - sum(widths)
    return size, widths


def _need(at: int, grid: Grid) -> float:
    """About how many characters wide a column wants to be: its longest cell, and half of its head."""
    cells = max((width_of(row[at], 1) for row in grid.rows), default=0.0)
    head = width_of(grid.heads[at], 1)
    half = head if head <= 4 else max(3.0, head / 2 + 0.5)
    return max(LEAST, half, min(cells, MOST)) + PADDING


def _head(words: str, room: float, language: str) -> str:
    """A head on lines of about one length."""
    return "\n".join(balanced(words, language, most=max(room, LEAST)))


def _hold(table: Table) -> None:
    """A short table stays on one page; of a longer one two rows stay with its heads, and two with its note."""
    rows = table.rows
    held = range(len(rows)) if len(rows) <= SHORT else [0, 1, 2, len(rows) - 2, len(rows) - 1]
    for at in held:
        for cell in rows[at].cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _frame(table: Table, widths: Sequence[int]) -> None:
    """Lines above and below, fixed widths, narrow cells."""
    lines = [made(f"w:{side}", val="single", sz=THICK, space="0", color="000000") for side in ("top", "bottom")]
    properties = table._tbl.tblPr
    set_child(properties, "w:tblW", w=str(sum(widths)), type="dxa")
    set_child(properties, "w:tblBorders", *lines)
    set_child(properties, "w:tblLayout", type="fixed")
    margins = [made(f"w:{side}", w="57", type="dxa") for side in ("left", "right")]
    set_child(properties, "w:tblCellMar", *margins)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)


def _fill(
    table: Table, words: Sequence[str], grid: Grid, size: float, is_head: bool = False, is_bold: bool = False
) -> None:
    """A row: heads repeat on every page and have a line below."""
    row = table.add_row()  # type: ignore[no-untyped-call]
    properties = row._tr.get_or_add_trPr()
    set_child(properties, "w:cantSplit")
    if is_head:
        set_child(properties, "w:tblHeader")
    for at, (cell, said, column) in enumerate(zip(row.cells, words, table.columns, strict=True)):
        cell.width = column.width
        _write(cell, said, at in grid.right, size, is_bold)
        if is_head:
            line = made("w:bottom", val="single", sz=THIN, space="0", color="000000")
            set_child(cell._tc.get_or_add_tcPr(), "w:tcBorders", line)
        set_child(cell._tc.get_or_add_tcPr(), "w:vAlign", val="bottom" if is_head else "center")


def _write(cell: _Cell, words: str, is_right: bool, size: float, is_bold: bool) -> None:
    """Words in a cell, numbers at the right."""
    line = cell.paragraphs[0]
    line.style = "Table Text"
    line.paragraph_format.space_before = line.paragraph_format.space_after = Pt(1.5)
    if is_right:
        line.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    run = line.add_run(words)
    run.font.size = Pt(size) if size != LETTERS[0] else None
    run.font.bold = is_bold or None
