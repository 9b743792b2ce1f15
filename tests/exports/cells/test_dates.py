"""Dates, months and quarters: what is read, and what is never guessed."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.exports.cells.broken import Broken
from almanac.exports.cells.dates import read_date, read_month, read_quarter


def rule(found: object) -> str:
    assert isinstance(found, Broken), found
    return found.rule


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)))
def test_every_way_to_write_a_day_gives_that_day(day: date) -> None:
    y, m, d = day.year, day.month, day.day
    ways = [f"{y}-{m:02}-{d:02}", f"{y}/{m}/{d}", f"{y}.{m}.{d}", f"{y}年{m}月{d}日", f"{y} 年 {m:02} 月 {d} 号"]
    for text in [*ways, f"{y}{m:02}{d:02}", f"{y}-{m:02}-{d:02}T08:30:00", f"{y}/{m}/{d} 8:30"]:
        assert read_date(text) == day


@given(st.integers(17899, 49674))
def test_a_day_number_of_excel_is_the_day_that_excel_shows(serial: int) -> None:
    found = read_date(str(serial))
    assert isinstance(found, date)
    assert (found - date(2022, 8, 5)).days == serial - 44778


@pytest.mark.parametrize("text", ["5", "2022", "17898", "49675", "00001", "123456"])
def test_other_numbers_are_no_days(text: str) -> None:
    assert rule(read_date(text)) == "not_a_serial"


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("22/8/5", "two_digit_year"), ("05-08-22", "two_digit_year"), ("22年8月5日", "two_digit_year"),
        ("5-Aug-22", "two_digit_year"), ("5/8/2022", "day_first"), ("25.08.2022", "day_first"),
        ("8月5日", "incomplete_date"), ("2022年8月", "incomplete_date"), ("2022-08", "incomplete_date"),
        ("202208", "incomplete_date"), ("2022-02-29", "no_such_date"), ("2022-13-01", "no_such_date"),
        ("20220231", "no_such_date"), ("0022-08-05", "no_such_date"), ("2022-8/5", "not_a_date"),
        ("上周五", "not_a_date"), ("2022-08-05-01", "not_a_date"), ("44778.5", "not_a_date"), ("-44778", "not_a_date"),
    ],
)  # fmt: skip
def test_what_would_be_a_guess_is_no_date(text: str, why: str) -> None:
    assert rule(read_date(text)) == why


@pytest.mark.parametrize(
    "text",
    ["2022-08", "2022/8", "2022.8", "2022年8月", "2022年08月份", "202208", "2022-08-25", "2022年8月31日", "44778"],
)
def test_a_month_is_its_last_day(text: str) -> None:
    assert read_month(text) == date(2022, 8, 31)


@pytest.mark.parametrize(("text", "last"), [("2024-02", 29), ("2023-02", 28), ("2022-12", 31)])
def test_months_end_where_the_calendar_says(text: str, last: int) -> None:
    found = read_month(text)
    assert isinstance(found, date)
    assert found.day == last


def test_a_month_that_may_have_lost_its_zero_is_rejected() -> None:
    assert rule(read_month("2022.1")) == "ambiguous_month"
    assert read_month("2022.10") == date(2022, 10, 31)
    assert read_month("2022-1") == date(2022, 1, 31)


@pytest.mark.parametrize(
    ("text", "why"),
    [("8月", "not_a_month"), ("2022-13", "no_such_date"), ("22-08", "not_a_month"), ("5", "not_a_month")],
)
def test_what_is_no_month_is_rejected(text: str, why: str) -> None:
    assert rule(read_month(text)) == why


@pytest.mark.parametrize(
    "text", ["2022Q3", "2022q3", "2022-Q3", "2022年第三季度", "2022年三季度", "2022年3季度", "2022第3季", "2022-09-30"]
)
def test_a_quarter_is_its_last_day(text: str) -> None:
    assert read_quarter(text) == date(2022, 9, 30)


@pytest.mark.parametrize("text", ["2022Q5", "20223", "2022", "第三季度", "2022-08-31", "22Q3"])
def test_what_is_no_quarter_is_rejected(text: str) -> None:
    assert rule(read_quarter(text)) == "not_a_quarter"
