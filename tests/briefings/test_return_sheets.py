"""Slips as workbooks, read back: text in every cell, marks with comments, heads that stay, paper that fits."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from almanac.briefings.return_sheets import listing_sheet, return_sheet
from almanac.exports.returns.slip import Fault, Listing, Slip, SlipFile, SlipRow

FAULT = Fault(57, "时长", "=1+1", "not_a_number", "“=1+1”不是数字。", "请填数字，如12.5。")
ROW = SlipRow(57, ("1", "=1+1", "-5", "@x", "2022-08-25"), {1: FAULT}, (FAULT,))
NAMES = ("编号", "时长", "差", "备注", "日期")


def file(name: str = "a/loans.csv", **how: object) -> SlipFile:
    given = {"names": NAMES, "rows": (ROW,), "whole": (), "returned": 1, "is_private": False, "has_cells": True}
    return SlipFile(name, "借阅", **{**given, **how})  # type: ignore[arg-type]


def read(*files: SlipFile, label: str = "示例数据", language: str = "zh") -> Workbook:
    slip = Slip("N", "北馆", label, "2022-08-25 10:00", files)
    return load_workbook(BytesIO(return_sheet(slip, language)))


def test_what_looks_like_a_formula_stays_text() -> None:
    (sheet,) = read(file())
    cells = [cell for line in sheet.iter_rows() for cell in line if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.value for cell in sheet[5]][6:] == list(ROW.cells)
    assert all(cell.quotePrefix for cell in sheet[5][7:10])


def test_the_cell_to_mend_is_filled_and_says_why_and_how() -> None:
    (sheet,) = read(file())
    marked = [cell for cell in sheet[5] if cell.comment]
    assert [cell.column_letter for cell in marked] == ["H"]
    assert marked[0].comment.text == f"{FAULT.message}\n{FAULT.fix}"
    assert marked[0].fill.fgColor.rgb != sheet["I5"].fill.fgColor.rgb


def test_a_line_without_a_cell_to_mark_has_its_number_marked() -> None:
    (sheet,) = read(file(rows=(SlipRow(9, ("1",), {}, (FAULT,)),)))
    assert [cell.coordinate for cell in sheet[5] if cell.comment] == ["B5"]


@pytest.mark.parametrize(
    ("language", "heads", "title"),
    [
        ("zh", ["文件", "行号", "列", "原值", "原因", "怎么改"], "北馆　退回单　【示例数据】"),
        ("en", ["File", "Line", "Column", "Value", "Reason", "What to do"], "北馆: return slip　【示例数据】"),
    ],
)
def test_title_label_and_heads_are_in_the_language(language: str, heads: list[str], title: str) -> None:
    (sheet,) = read(file(), language=language)
    assert sheet["A1"].value == title
    assert [cell.value for cell in sheet[4]] == [*heads, *NAMES]


def test_the_sheet_prints_on_a4_landscape_with_its_heads_on_every_page() -> None:
    (sheet,) = read(file())
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("C5", "$4:$4")
    assert (sheet.page_setup.fitToWidth, int(sheet.page_setup.fitToHeight)) in ((1, 0), (None, 0))
    assert all(6 < sheet.column_dimensions[letter].width < 40 for letter in "ABCDEFGHIJK")


def test_paper_shows_what_is_wrong_where_a_line_has_too_many_cells_for_it() -> None:
    wide = SlipRow(9, ("1",) * 20, {}, (FAULT,))
    (sheet,) = read(file(names=("编号",) * 20, rows=(wide,)))
    assert sheet.print_area.replace("$", "").endswith("A1:F5")
    (narrow,) = read(file())
    assert not narrow.print_area


def test_each_export_has_a_sheet_of_its_own_whatever_its_name() -> None:
    names = ["a[1].csv", "a:1 .csv", "x" * 40 + "1.csv", "x" * 40 + "2.csv", "'.csv"]
    book = read(*(file(name) for name in names))
    assert len(set(map(str.casefold, book.sheetnames))) == 5
    assert all(len(name) <= 31 for name in book.sheetnames)


def test_of_a_private_file_no_line_is_written() -> None:
    reason = Fault(1, "姓名", "（已隐去）", "forbidden_column", "含有个人信息", "请删除", is_whole=True)
    (sheet,) = read(file(names=(), rows=(), whole=(reason,), is_private=True, has_cells=False))
    assert sheet.max_column == 6
    assert [cell.value for cell in sheet[5]][2:] == ["姓名", "（已隐去）", "含有个人信息", "请删除"]
    assert "个人信息" in sheet["A3"].value


def test_a_very_long_cell_and_control_characters_do_not_break_the_workbook() -> None:
    row = SlipRow(3, ("x" * 40_000, "a\0b\x07c"), {}, (FAULT,))
    (sheet,) = read(file(rows=(row,)))
    assert len(sheet["G5"].value) == 32_000
    assert "a" in sheet["H5"].value


def test_the_list_has_every_row_as_text() -> None:
    rows = tuple((str(n), "=cmd()") for n in range(300))
    book = load_workbook(BytesIO(listing_sheet(Listing("清单", "", "2022-08-25", ("行", "值"), rows), "zh")))
    (sheet,) = book
    assert sheet.max_row == 304
    assert [cell.value for cell in sheet[304]] == ["299", "=cmd()"]
    assert sheet["B304"].data_type == "s"
    assert sheet.auto_filter.ref == "A4:B304"
