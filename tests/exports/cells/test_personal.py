"""Personal data: whole cells, ID numbers by their checksum; and what is shown never holds any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.cells.personal import is_national_id, kind_of, without_personal
from almanac.exports.words import words

BOTH = ("national_id", "mobile")
ID = "11010519491231002X"  # the example of GB 11643-1999


def test_an_id_number_is_known_by_its_checksum() -> None:
    assert is_national_id(ID)
    assert is_national_id(ID.lower())
    for digit in "0123456789":
        assert not is_national_id(ID[:17] + digit)


@given(st.from_regex(r"[1-9][0-9]{16}", fullmatch=True))
def test_exactly_one_check_character_makes_an_id_number(stem: str) -> None:
    assert sum(is_national_id(stem + last) for last in "0123456789X") == 1


@pytest.mark.parametrize("text", ["13800138000", "138 0013 8000", "138-0013-8000", "+8613800138000", "8613800138000"])
def test_a_mobile_number_is_known_however_it_is_spaced(text: str) -> None:
    assert kind_of(text, BOTH) == "mobile"
    assert kind_of(text, ("national_id",)) == ""


@pytest.mark.parametrize("text", ["12800138000", "1380013800", "2022-08-25", "138001380000", "编号13800138000", ""])
def test_other_cells_are_not_personal(text: str) -> None:
    assert kind_of(text, BOTH) == ""


@pytest.mark.parametrize("secret", [ID, "13800138000", "138 0013 8000", "１３８００１３８０００", "+86 138-0013-8000"])
def test_what_is_shown_hides_personal_data_inside_longer_text(secret: str) -> None:
    shown = without_personal(f"联系电话：{secret}，张", BOTH)
    assert secret not in shown
    assert words().hidden in shown
