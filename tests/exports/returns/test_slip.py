"""A slip marks what is to be mended, and shows nothing that a contract forbids or does not name."""

from pathlib import Path

import pytest

from almanac.catalogue import Contract, Forbidden
from almanac.exports.returns.raw import RawRow, RawRows
from almanac.exports.returns.slip import Fault, slip_file
from almanac.exports.words import words
from tests.installation import declared, install

NAMES = ("编号", "分馆", "日期", "备注")
COLUMNS = {"loan_id": 0, "unit_code": 1, "loan_date": 2}
BAD_DATE = Fault(3, "日期", "昨天", "not_a_date", "不是日期", "写成日期")


@pytest.fixture
def contract(tmp_path: Path) -> Contract:
    install(tmp_path)
    forbidden = Forbidden(columns=("姓名",), values=("mobile", "national_id"))
    return declared(tmp_path)[1].contracts["loans"].model_copy(update={"forbidden": forbidden})


def rows(*cells: str, aligned: bool = True) -> RawRows:
    return RawRows(NAMES, COLUMNS, (RawRow(3, cells, aligned, "N"),))


def test_the_cell_to_mend_is_marked_and_the_line_stands_as_it_came(contract: Contract) -> None:
    found = slip_file("a.csv", "借阅", contract, rows("1", "北馆", "昨天", ""), [BAD_DATE], 1)
    (row,) = found.rows
    assert (row.line, row.cells, list(row.marked)) == (3, ("1", "北馆", "昨天", ""), [2])


def test_a_rule_over_two_columns_marks_both(contract: Contract) -> None:
    fault = Fault(3, "编号 + 日期", "1 | 昨天", "broken_rule", "不符", "改")
    found = slip_file("a.csv", "借阅", contract, rows("1", "北馆", "昨天", ""), [fault], 1)
    assert set(found.rows[0].marked) == {0, 2}


def test_a_column_that_the_contract_does_not_name_is_left_blank(contract: Contract) -> None:
    found = slip_file("a.csv", "借阅", contract, rows("1", "北馆", "昨天", "张三来过"), [BAD_DATE], 1)
    assert found.rows[0].cells[3] == ""


def test_a_line_whose_cells_may_be_of_such_a_column_is_not_shown(contract: Contract) -> None:
    found = slip_file("a.csv", "借阅", contract, rows("1", "张三来过", aligned=False), [BAD_DATE], 1)
    assert found.rows[0].cells == ()


def test_a_forbidden_value_inside_a_cell_is_hidden(contract: Contract) -> None:
    found = slip_file("a.csv", "借阅", contract, rows("1", "北馆", "电话13912345678打来", ""), [BAD_DATE], 1)
    assert found.rows[0].cells[2] == f"电话{words().hidden}打来"


@pytest.mark.parametrize("rule", ["forbidden_column", "personal_data"])
def test_of_a_file_with_personal_data_only_the_reason_goes_back(contract: Contract, rule: str) -> None:
    private = Fault(1, "姓名", "张三", rule, "含有个人信息", "删除", is_whole=True)
    found = slip_file("a.csv", "借阅", contract, rows("1", "北馆", "昨天", ""), [private, BAD_DATE], 9)
    assert (found.rows, found.names, found.returned, found.is_private) == ((), (), 9, True)
    assert [fault.value for fault in found.whole] == [words().hidden]


def test_without_the_bytes_the_faults_still_go_back(contract: Contract) -> None:
    found = slip_file("a.csv", "借阅", contract, None, [BAD_DATE], 1)
    assert [row.faults for row in found.rows] == [(BAD_DATE,)]
    assert not found.has_cells
