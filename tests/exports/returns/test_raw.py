"""Lines go back as they came: raw cells under the names of their header, and the unit that they name."""

from pathlib import Path

import pytest

from almanac.catalogue import Contract
from almanac.exports.cells.named import UnitNames
from almanac.exports.returns.raw import RawRow, raw_rows
from tests.installation import declared, install

HEAD = "编号,分馆,日期,逾期\n"


@pytest.fixture
def office(tmp_path: Path) -> tuple[Contract, UnitNames]:
    install(tmp_path)
    config, catalogue = declared(tmp_path)
    return catalogue.contracts["loans"], UnitNames(config)


def test_the_asked_lines_come_as_they_arrived(office: tuple[Contract, UnitNames]) -> None:
    data = f"制表：某人\n{HEAD} 1 ,北馆,昨天,否\n2,南 馆,2022-07-02,否\n3,,不详,是\n".encode("gb18030")
    found = raw_rows(data, "gb18030", *office, lines=[3, 5])
    assert found and found.names == ("编号", "分馆", "日期", "逾期")
    assert found.rows == (
        RawRow(3, (" 1 ", "北馆", "昨天", "否"), True, "N"),
        RawRow(5, ("3", "", "不详", "是"), True, None),
    )


def test_without_lines_everything_below_the_header_comes(office: tuple[Contract, UnitNames]) -> None:
    data = f'{HEAD}1,北馆,"2022-\n07-01",否\n2,南馆,2022-07-02,否\n'.encode()
    found = raw_rows(data, "utf-8", *office)
    assert found and [(row.line, row.unit_code) for row in found.rows] == [(2, "N"), (4, "S")]
    assert found.rows[0].cells[2] == "2022-\n07-01"


def test_a_line_with_a_cell_too_many_stays_as_it_is(office: tuple[Contract, UnitNames]) -> None:
    found = raw_rows(f"{HEAD}1,北馆,2022-07-01,否,多\n2,北馆\n".encode(), "utf-8", *office, lines=[2, 3])
    assert found and [(row.cells, row.is_aligned, row.unit_code) for row in found.rows] == [
        (("1", "北馆", "2022-07-01", "否", "多"), False, "N"),
        (("2", "北馆"), False, "N"),
    ]


def test_below_a_repeated_header_in_another_order_cells_stand_under_the_first_one(
    office: tuple[Contract, UnitNames],
) -> None:
    data = f"{HEAD}1,北馆,2022-07-01,否\n分馆,编号,逾期,日期\n南馆,2,否,昨天\n".encode()
    found = raw_rows(data, "utf-8", *office, lines=[4], headings=[3])
    assert found and found.rows == (RawRow(4, ("2", "南馆", "昨天", "否"), True, "S"),)


def test_below_a_merged_unit_the_unit_is_that_above(office: tuple[Contract, UnitNames]) -> None:
    contract, units = office
    merged = contract.columns["unit_code"].model_copy(update={"merged": True})
    contract = contract.model_copy(update={"columns": contract.columns | {"unit_code": merged}})
    data = f"{HEAD}1,北馆,2022-07-01,否\n2,,昨天,否\n3,南馆,2022-07-01,否\n".encode()
    found = raw_rows(data, "utf-8", contract, units, lines=[3])
    assert found and [row.unit_code for row in found.rows] == ["N"]


def test_bytes_without_the_header_give_nothing(office: tuple[Contract, UnitNames]) -> None:
    assert raw_rows(b"a,b\n1,2\n", "utf-8", *office) is None
    assert raw_rows(b"a,b\n1,2\n", "utf-16-le", *office) is None
