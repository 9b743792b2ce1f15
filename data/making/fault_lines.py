"""Faults in a line: what broken exports do to whole lines, each by changing one of a page."""

from collections.abc import Callable
from typing import NamedTuple

from making.paper import Line, Page

Planted = tuple[Line, str, str]  # the line to list, the value and the header of the column


class InLine(NamedTuple):
    """A change of one line or of the lines around it; `rows` counts those that must not load because of it."""

    change: Callable[[Page, Line], Planted]
    rule: str
    severity: str
    rows: int
    what: str


def _cells(page: Page, line: Line, column: str) -> tuple[list[str], int, str]:
    """(cells, place, header) of a column in a line."""
    place = next(i for i, one in enumerate(page.columns) if one.name == column)
    return line.text.split(","), place, page.columns[place].header


def with_cell(cells: list[str], place: int, *values: str) -> str:
    """The line with these values in place of one cell."""
    return ",".join([*cells[:place], *values, *cells[place + 1 :]])


def grouped_number(page: Page, line: Line) -> Planted:
    """1,234 without quotes makes the row one cell too wide."""
    cells, place, _ = _cells(page, line, "served" if page.source == "volunteer_service" else "persontimes")
    line.text = with_cell(cells, place, "1", "234")
    return line, "1,234", ""


def trailing_comma(page: Page, line: Line) -> Planted:
    """One cell more at the end, in this row only."""
    line.text += ","
    return line, "", ""


def shifted(page: Page, line: Line) -> Planted:
    """A cell is lost and a blank one added at the end: the width is right and every value is one column off."""
    cells, place, _ = _cells(page, line, "team_code")
    line.text = with_cell(cells, place) + ","
    after, _, header = _cells(page, line, "service_date")
    return line, after[next(i for i, one in enumerate(page.columns) if one.name == "service_date")], header


def unclosed_quote(page: Page, line: Line) -> Planted:
    """A quote opens and never closes."""
    cells, place, _ = _cells(page, line, "project")
    line.text = with_cell(cells, place, '"' + cells[place])
    return line, '"' + cells[place], ""


def stray_quote(page: Page, line: Line) -> Planted:
    """Text stands behind a closing quote."""
    cells, place, _ = _cells(page, line, "project")
    value = f'"{cells[place]}"等'
    line.text = with_cell(cells, place, value)
    return line, value, ""


def bad_byte(page: Page, line: Line) -> Planted:
    """A byte that no encoding of ours has."""
    cut = line.text.encode(page.paper.encoding.removesuffix("-sig"))
    line.raw = cut[:-2] + b"\xff" + cut[-2:] + page.paper.newline.encode()
    return line, "ff", ""


def nul(page: Page, line: Line) -> Planted:
    """A NUL inside a cell."""
    line.text = line.text[:-1] + "\0" + line.text[-1]
    return line, "\0", ""


def _insert_after(page: Page, line: Line, text: str) -> Line:
    """A new line below another."""
    new = Line(text)
    page.lines.insert(next(i for i, one in enumerate(page.lines) if one is line) + 1, new)
    page.rows += 1
    return new


def twin(page: Page, line: Line) -> Planted:
    """The same row twice: the first stays."""
    return _insert_after(page, line, line.text), line.text.split(",")[0], ""


def same_key(page: Page, line: Line) -> Planted:
    """The same key with another number: the later row stays, so the earlier one is listed."""
    cells, place, _ = _cells(page, line, "served")
    _insert_after(page, line, with_cell(cells, place, str(int(cells[place] or 0) + 1)))
    return line, cells[0], page.columns[0].header


def subtotal(page: Page, line: Line) -> Planted:
    """A 小计 in the middle that adds up nothing."""
    return _insert_after(page, line, "小计" + "," * (len(page.columns) - 1)), "小计", ""


def blank(page: Page, line: Line) -> Planted:
    """A row of blanks."""
    return _insert_after(page, line, "," * (len(page.columns) - 1)), "", ""


def broken_line(page: Page, line: Line) -> Planted:
    """A line break inside quotes: two physical lines, one good row."""
    cells, place, header = _cells(page, line, "project")
    value = f"{cells[place]}\n（续）"
    line.text = with_cell(cells, place, f'"{value}"')
    return line, value, header


def word_in_cell(page: Page, line: Line) -> Planted:
    """A text that merely contains 合计: a row like any other."""
    cells, place, header = _cells(page, line, "project")
    line.text = with_cell(cells, place, "合计公益行动")
    return line, "合计公益行动", header


def glued(page: Page, line: Line) -> Planted:
    """The rows below belong to another export, whose header has its columns in another order."""
    at = next(i for i, one in enumerate(page.lines) if one is page.body()[-1])
    for one in page.lines[at - 4 : at + 1]:
        one.text = ",".join(one.text.split(",")[1:] + one.text.split(",")[:1])
    header = [column.header for column in page.columns]
    new = _insert_after(page, page.lines[at - 5], ",".join(header[1:] + header[:1]))
    return new, new.text, ""


def cut_off(page: Page, line: Line) -> Planted:
    """The upload broke off inside the last row, so there is no line end."""
    del page.lines[page.header + 1 + page.rows :]
    last = page.lines[-1]
    last.text = last.text[: last.text.index(",", len(last.text) // 3)]
    last.raw = last.text.encode(page.paper.encoding.removesuffix("-sig"))
    return last, last.text, ""


LINES = {
    "volunteer_service": (
        InLine(broken_line, "", "none", 0, "a line break inside a cell, which is right: later lines count on"),
        InLine(word_in_cell, "", "none", 0, "the word 合计 inside a text, which is right"),
        InLine(grouped_number, "wrong_width", "reject", 1, "1,234 without quotes"),
        InLine(trailing_comma, "wrong_width", "reject", 1, "a comma at the end of this row only"),
        InLine(shifted, "not_a_date", "reject", 1, "shifted by one column, hidden by a blank last cell"),
        InLine(unclosed_quote, "unclosed_quote", "reject", 1, "a quote that is not closed costs one line"),
        InLine(stray_quote, "stray_quote", "reject", 1, "text behind a closing quote"),
        InLine(bad_byte, "bad_bytes", "reject", 1, "a damaged byte costs one line"),
        InLine(nul, "nul", "reject", 1, "a NUL"),
        InLine(twin, "identical_row", "reject", 1, "the same row twice"),
        InLine(same_key, "repeated_key", "reject", 1, "the same number with other content"),
        InLine(subtotal, "total", "skip", 0, "a subtotal in the middle"),
        InLine(blank, "blank", "skip", 0, "a row of blanks"),
    ),
    "service_record": (InLine(cut_off, "wrong_width", "reject", 1, "the file breaks off inside its last row"),),
    "branch_creation": (InLine(glued, "repeated_header", "skip", 0, "two exports glued, the second in another order"),),
}
