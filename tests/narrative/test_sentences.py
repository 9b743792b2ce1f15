"""Words chosen by the displayed number, both ways, in both languages."""

from datetime import date

import pytest

from almanac.narrative.sentences import sentence
from almanac.texts import formats


@pytest.mark.parametrize(
    ("template", "value", "zh", "en"),
    [
        ("{x:points}", 0.84, "提高0.8个百分点", "up 0.8 percentage points"),
        ("{x:points}", -0.84, "下降0.8个百分点", "down 0.8 percentage points"),
        ("{x:points}", 0.04, "持平", "unchanged"),
        ("{x:points}", -0.04, "持平", "unchanged"),
        ("{x:growth}", 8.6, "增长8.6%", "up 8.6%"),
        ("{x:growth}", -8.6, "下降8.6%", "down 8.6%"),
        ("{x:ahead}", 2.7, "快于计划2.7个百分点", "2.7 percentage points ahead of plan"),
        ("{x:ahead}", -2.7, "慢于计划2.7个百分点", "2.7 percentage points behind plan"),
        ("{x:ahead}", 0, "与计划持平", "level with plan"),
        ("{x:large}", 96480, "9.65万", "96,480"),
        ("{x:large}", 9648, "9648", "9,648"),
        ("{x}", 1500, "1500", "1500"),
        ("{x:,}", 1500, "1,500", "1,500"),
        ("{x:.1f}", 93.25, "93.2", "93.2"),
        ("{x:.1f}", -10.2, "−10.2", "−10.2"),
        ("{x:,}", -1500, "−1,500", "−1,500"),
        ("{x:signed}", 1.1, "＋1.1", "＋1.1"),
        ("{x:signed}", -0.8, "－0.8", "－0.8"),
        ("{x:points}", None, "–", "–"),
        ("{x:day}", date(2022, 8, 25), "2022年8月25日", "25 August 2022"),
        ("{x:month}", date(2022, 8, 31), "2022年8月", "August 2022"),
    ],
)
def test_a_value_is_said_as_it_is_shown(template: str, value: object, zh: str, en: str) -> None:
    assert sentence(template, {"x": value}, "zh") == zh
    assert sentence(template, {"x": value}, "en") == en


def test_no_number_is_a_negative_zero() -> None:
    assert formats.number(-0.04, 1) == "0.0"
    assert formats.signed(-0.04) == "0.0"
