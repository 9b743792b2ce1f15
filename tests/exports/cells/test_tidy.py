"""What is taken off a cell before it is read: the marks of Excel and of width, never a sign that means something."""

import pytest

from almanac.exports.cells.tidy import tidy


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ('="001"', "001"), ('=""', ""), ('=" 001 "', "001"), ("'001", "001"), ("'12.5", "12.5"), ("'-3", "-3"),
        ("'A01", "A01"), ("'2022/8/5", "2022/8/5"), ("００１", "001"), (" 001\u200b ", "001"),
    ],
)  # fmt: skip
def test_marks_that_only_look_are_taken_off(raw: str, text: str) -> None:
    assert tidy(raw) == text


@pytest.mark.parametrize("raw", ["'", "'甲'", "'tis", "'12'", "=1+2", '="a"b', "12²", "①", "½"])
def test_what_may_mean_something_stays(raw: str) -> None:
    assert tidy(raw) == raw
