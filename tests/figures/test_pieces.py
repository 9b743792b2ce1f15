"""Scales, months and line breaks."""

from datetime import date
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from almanac.figures.draw import plotly_config
from almanac.figures.look import load_look
from almanac.figures.marks import width_of
from almanac.figures.picture import Picture, count, say
from almanac.figures.pieces.beside import Said, dodged
from almanac.figures.pieces.months import day_words, month_of, stride_for, ticks
from almanac.figures.pieces.scale import scale_for, step_for
from almanac.figures.pieces.wrap import lines_for
from almanac.texts import listed

PERCENT = Picture((), load_look(), options={"unit": "%"})
PLAIN = Picture((), load_look())
values = st.lists(st.floats(0, 1e7), min_size=1, max_size=12)


@given(values)
def test_a_scale_holds_every_value_and_has_few_ticks(given_values: list[float]) -> None:
    scale = scale_for(PLAIN, given_values)
    assert scale.low <= min(given_values)
    assert scale.high >= max(given_values) * (1 - 1e-9)
    assert 2 <= len(scale.ticks) <= 8


@given(st.lists(st.floats(0, 100), min_size=1, max_size=12))
def test_percentages_end_at_a_hundred(given_values: list[float]) -> None:
    assert scale_for(PERCENT, given_values).high <= 100


@pytest.mark.parametrize(
    ("known", "low"), [([82.0, 98.0], 80), ([2.0, 98.0], 0), ([-1.0, 4.0], -1), ([None], 0), ([], 0)]
)
def test_a_scale_begins_at_zero_unless_all_lies_high(known: list[float | None], low: float) -> None:
    assert scale_for(PERCENT, known).low == low


@given(st.floats(1e-3, 1e9))
def test_steps_are_round(span: float) -> None:
    step = step_for(span)
    assert f"{step:.0e}"[0] in "125"
    assert span / step <= 5.000001


@pytest.mark.parametrize(
    ("words", "room", "expected"),
    [
        ("方案覆盖率", 200, "方案覆盖率"),
        ("方案覆盖率", 50, "方案<br>覆盖率"),
        ("家庭医生签约率", 60, "家庭医生<br>签约率"),
        ("Branches up to standard", 70, "Branches<br>up to<br>standard"),
        ("given\nbreak", 500, "given<br>break"),
        ("12,345,678", 10, "12,345,678"),
        ("核对签到，改正后", 70, "核对签到，<br>改正后"),
    ],
)
def test_words_break_where_they_may(words: str, room: float, expected: str) -> None:
    assert lines_for(words, room, 13) == expected


@given(st.text(st.characters(categories=["Ll", "Lo", "Nd"], max_codepoint=0x9FFF), min_size=1, max_size=40))
def test_a_broken_line_loses_no_letter(words: str) -> None:
    assert lines_for(words, 60, 13, 8).replace("<br>", "").replace("-", "") == words


def test_chinese_is_wider_than_latin() -> None:
    assert width_of("全市", 14) > width_of("ab", 14)
    assert width_of("<b>全市</b>", 14) == width_of("全市", 14)


@pytest.mark.parametrize("day", [date(2022, 8, 25), pd.Timestamp("2022-08-25"), "2022-08-25"])
def test_a_month_has_one_number(day: object) -> None:
    assert month_of(day) == 2022 * 12 + 7


def test_months_are_named_from_january_and_clear_of_the_end() -> None:
    months = range(2021 * 12, 2022 * 12 + 8)
    named = ticks(months, "zh", stride_for(len(months), 500, 70), end=True)
    assert named[0] == (2021 * 12, "2021年1月")
    assert (2022 * 12, "2022年1月") in named
    assert named[-1][0] < months[-1] - 1


def test_a_day_is_named_only_within_its_month() -> None:
    august = 2022 * 12 + 7
    assert day_words(date(2022, 8, 25), "zh", august) == "8月25日"
    assert day_words(date(2022, 8, 25), "en", august) == "25 Aug"
    assert day_words(date(2022, 8, 31), "zh", august) == ""
    assert day_words(date(2022, 7, 25), "zh", august) == ""


@given(st.lists(st.floats(0, 200), min_size=1, max_size=8))
def test_words_beside_an_end_keep_apart(heights: list[float]) -> None:
    said = [Said(y, str(i), "ink", False, 14, 0) for i, y in enumerate(heights)]
    placed = [one.y for one in dodged(said, 19, 200)]
    assert all(b - a >= 18.999 for a, b in pairwise(placed))
    assert max(placed) <= 200


@pytest.mark.parametrize(("value", "written"), [(1500.0, "1,500"), ("少于5", "少于5"), (None, ""), (0, "0")])
def test_counts_are_written_with_separators(value: object, written: str) -> None:
    assert count(value) == written


def test_the_words_of_figures_are_filled_in_both_languages() -> None:
    for key, both in listed("figures").items():
        assert set(both) == {"zh", "en"}, key
    assert say("target", "en", value="100%") == "Target 100%"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_locale_of_a_figure_is_inline(language: str) -> None:
    config = plotly_config(language)
    assert config["displayModeBar"] is False
    assert config["locale"] in config["locales"]
    assert len(config["locales"][config["locale"]]["format"]["months"]) == 12


def test_an_axis_of_nothing_but_full_shares_has_room_below() -> None:
    scale = scale_for(PERCENT, [100.0, 100.0])
    assert scale.high == 100 and scale.low < 100
    assert scale.share(100.0) == 1


def test_a_short_name_in_quotes_stays_on_its_line() -> None:
    assert lines_for("今年开展“银发先锋”活动", 100, 13).split("<br>") == ["今年开展", "“银发先锋”活动"]
