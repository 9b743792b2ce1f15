"""Numbers: exactly what is written, with its unit where the column has it, or not at all."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.cells.broken import Broken
from almanac.exports.cells.numbers import integer_reader, number_reader, percent_reader
from almanac.exports.cells.tidy import tidy


def rule(found: object) -> str:
    assert isinstance(found, Broken), found
    return found.rule


@given(st.integers(-(2**63) + 1, 2**63 - 1))
def test_a_whole_number_is_read_exactly_with_or_without_groups(number: int) -> None:
    read = integer_reader(["数量"])
    assert read(str(number)) == number
    assert read(f"{number:,}") == number
    assert read(f"{number}.00") == number


@given(st.decimals(-1000000, 1000000, places=3))
def test_a_decimal_is_the_nearest_double(number: Decimal) -> None:
    assert number_reader(["数量"])(f"{number:f}") == float(number)


@pytest.mark.parametrize("text", ["1,23", "12,34", "1,2345", "1,,234", "1234,567"])
def test_commas_stand_after_three_digits_or_the_number_is_rejected(text: str) -> None:
    assert rule(integer_reader(["数量"])(text)) == "bad_grouping"


@pytest.mark.parametrize(
    "text", ["0x1F", "1_000", "12²", "½", "①", "1 234", "三", "1.2.3", "--5", "5-", "(5)", "inf", "5."]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert rule(number_reader(["数量"])(tidy(text))) == "not_a_number"


@pytest.mark.parametrize("text", ["3.2E+17", "3e5", "1.5E-3"])
def test_scientific_notation_has_lost_digits(text: str) -> None:
    assert rule(number_reader(["数量"])(text)) == "scientific"
    assert rule(integer_reader(["数量"])(text)) == "scientific"


def test_a_fraction_is_no_whole_number_and_a_huge_one_no_bigint() -> None:
    assert rule(integer_reader(["数量"])("12.5")) == "not_whole"
    assert rule(integer_reader(["数量"])(str(2**63))) == "too_large"


def test_a_number_beyond_every_double_is_rejected_and_never_infinite() -> None:
    assert rule(number_reader(["数量"])("9" * 400)) == "too_large"
    assert rule(percent_reader(["9" * 400])[0]("9" * 400)) == "too_large"


@pytest.mark.parametrize(
    ("names", "text", "value"),
    [
        (["时长(小时)", "时长"], "2.5小时", 2.5), (["时长(小时)"], "2.5 h", 2.5), (["参加人数"], "12人", 12),
        (["参加人数"], "12名", 12), (["离休干部数"], "12人", 12), (["服务人次"], "12人次", 12), (["得分"], "85分", 85),
        (["服务队数"], "1,200支", 1200), (["年龄"], "92岁", 92), (["时长", "时长(分钟)"], "90分钟", 90),
    ],
)  # fmt: skip
def test_the_unit_of_the_column_may_stand_behind_the_number(names: list[str], text: str, value: float) -> None:
    assert number_reader(names)(text) == value


@pytest.mark.parametrize(
    ("names", "text"),
    [
        (["时长(小时)"], "90分钟"), (["时长"], "90分钟"), (["服务人次"], "12人"), (["参加人数"], "12人次"),
        (["金额(元)"], "3万元"), (["数量"], "3小时"),
    ],
)  # fmt: skip
def test_another_unit_rejects_the_value(names: list[str], text: str) -> None:
    assert rule(number_reader(names)(text)) == "other_unit"


@pytest.mark.parametrize(
    ("texts", "values", "doubt"),
    [
        (["96.2%", "5%"], [96.2, 5], ""),
        (["96.2", "50"], [96.2, 50], ""),
        (["0.962", "0.5", "1"], [96.2, 50, 100], ""),
        (["0.962", "0.5"], [96.2, 50], ""),
        (["96.2", "0.5"], [96.2, 0.5], "percentages"),
        (["96.2%", "0.5"], [96.2, 50], "fractions"),
        (["0", "1"], [0, 100], "fractions"),
        (["0", "0"], [0, 0], ""),
        (["0%", "100"], [0, 100], ""),
    ],
)
def test_percentages_are_decided_by_their_column(texts: list[str], values: list[float], doubt: str) -> None:
    read, unsure = percent_reader(texts)
    assert [read(text) for text in texts] == values
    assert unsure == doubt


def test_what_is_no_percentage_is_rejected() -> None:
    read, _ = percent_reader(["50%"])
    assert rule(read("五成")) == "not_a_percent"
    assert rule(read("50‰")) == "not_a_percent"
