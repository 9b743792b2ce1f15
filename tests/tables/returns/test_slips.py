"""A slip is for one unit and for those who may see it; the list has every finding that the choices leave."""

from pathlib import Path

import pytest

from almanac.mistakes import Mistake
from almanac.tables.returns import slips
from tests.office import FAULTY, PRIVATE, person, put, quality_office, refreshed


@pytest.fixture
def office(tmp_path: Path) -> Path:
    quality_office(tmp_path)
    put(tmp_path, "loans_08.csv", FAULTY)
    return tmp_path


def test_a_slip_has_the_lines_of_its_unit_as_they_arrived(office: Path) -> None:
    slip = slips.slip(refreshed(office), person(office), "N", "zh")
    assert (slip.unit, slip.returned, slip.label) == ("北馆", 2, "")
    assert [(row.line, row.cells) for row in slip.files[0].rows] == [
        (32, ("40", "北馆", "昨天", "否")),
        (35, ("43", "北馆")),
    ]
    assert [fault.message for fault in slip.files[0].rows[0].faults] == ["“昨天”不是日期。"]


def test_what_names_no_unit_has_a_slip_of_its_own(office: Path) -> None:
    put(office, "loans_09.csv", "")
    slip = slips.slip(refreshed(office), person(office), "", "en")
    assert slip.unit == "No unit named"
    assert [(file.file, file.returned) for file in slip.files] == [("loans_08.csv", 1), ("loans_09.csv", 0)]
    assert slip.files[1].whole[0].message == "The file is empty."


def test_a_replaced_file_is_not_taken_for_the_one_that_was_read(office: Path) -> None:
    source = refreshed(office)
    put(office, "loans_08.csv", FAULTY.replace("昨天", "前天"))
    cells = [row.cells for row in slips.slip(source, person(office), "N", "zh").files[0].rows]
    assert cells == [("40", "北馆", "昨天", "否"), ("43", "北馆")]


def test_nothing_of_a_private_file_but_its_reason_is_on_a_slip(office: Path) -> None:
    put(office, "loans_09.csv", PRIVATE)
    slip = slips.slip(refreshed(office), person(office), "N", "zh")
    assert slip.files[1].is_private
    assert "张三" not in repr(slip)
    assert "张三" not in repr(slips.listing(refreshed(office), person(office), {}, "zh"))


@pytest.mark.parametrize(("name", "unit"), [("north", "S"), ("north", ""), ("reader", "N"), ("desk", "nowhere")])
def test_a_viewer_gets_no_slip_that_is_not_his(office: Path, name: str, unit: str) -> None:
    with pytest.raises(Mistake):
        slips.slip(refreshed(office), person(office, name), unit, "zh")


def test_a_viewer_of_one_unit_lists_its_findings_only(office: Path) -> None:
    source = refreshed(office)
    mine = slips.listing(source, person(office, "north"), {}, "zh")
    assert {row[0] for row in mine.rows} == {"北馆"}
    everyone = slips.listing(source, person(office), {"severity": "reject"}, "zh")
    assert sorted(row[0] for row in everyone.rows) == ["", "北馆", "北馆", "南馆"]
    with pytest.raises(Mistake):
        slips.listing(source, person(office, "reader"), {}, "zh")


def test_the_list_follows_the_choices(office: Path) -> None:
    source, desk = refreshed(office), person(office)
    assert len(slips.listing(source, desk, {"unit": "S"}, "zh").rows) == 1
    assert slips.listing(source, desk, {"file": "loans.csv", "severity": "reject"}, "zh").rows == ()
    assert {row[2] for row in slips.listing(source, desk, {"source": "loans"}, "en").rows} == {"loans_08.csv"}
