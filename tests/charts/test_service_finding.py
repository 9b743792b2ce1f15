"""The sentence that opens a page: the value, its change, and for plan coverage what work contributed to it."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from almanac import access
from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.indicators import steps
from almanac.indicators.context import Context
from almanac.narrative.answer import answer
from almanac.tables import facts
from almanac.tables.ask import Source
from tests.charts.plan_city import AUGUST, JULY, PICTURE, STATES, Register, Snapshot, asked, measures, register
from tests.charts.said import GIVEN, said

CONFIG = load_config(Path(__file__).parents[2] / "config.yaml")
CATALOGUE = load_catalogue(CONFIG)
NAMES = {
    "zh": {"name": "覆盖率", "unit_of_value": "%", "kind": "proportion", "the_city": "全市"},
    "en": {"name": "Coverage", "unit_after": "%", "kind": "proportion", "the_city": "the city"}
    | {"compare_word": "on last month"},
}


def measured(*snapshots: Snapshot, language: str = "zh") -> pd.DataFrame:
    """The row of the sentence for August, with its value and change."""
    rows = asked(CATALOGUE, "service_finding", *snapshots, language=language, indicator="plan_coverage")
    held = {"measures_of_indicator": measures(*snapshots)}
    context = Context(CONFIG, CATALOGUE, language, lambda name, _: held.get(name, pd.DataFrame()), "month")
    return steps.run(("change",), rows, context)


def headline(*snapshots: Snapshot, language: str = "zh") -> str:
    return said(CATALOGUE, "service_finding", measured(*snapshots, language=language), language, **NAMES[language])


def moved(before: Register, now: Register, language: str = "zh") -> str:
    return headline((JULY, "K", before), (AUGUST, "K", now), language=language)


def test_the_headline_of_the_picture_tells_work_from_arithmetic() -> None:
    assert moved(*PICTURE) == "覆盖率达93.3%，较上月提高0.8个百分点，其中工作推进贡献0.3个百分点"
    words = "Coverage: 93.3%, up 0.8 percentage points on last month, of which work done contributes 0.3"
    assert moved(*PICTURE, language="en") == words


EIGHTY = register(range(80), range(80, 100))
CASES = {
    "all by work": (
        register(range(85), range(85, 100)),
        "达85.0%，较上月提高5.0个百分点，其中工作推进贡献5.0个百分点",
        "up 5.0 percentage points on last month, of which work done contributes 5.0",
    ),
    "all by a smaller register": (
        register(range(80), range(80, 90)),
        "较上月提高8.9个百分点，全部来自人员变动",
        "up 8.9 percentage points on last month, all by changes in the register",
    ),
    "up although plans expired": (
        register(range(79), [79]),
        "较上月提高18.8个百分点，人员变动拉高20.0个、方案到期未更新拉低1.2个百分点",
        "on last month: changes in the register add 20.0, expired plans take 1.2",
    ),
    "work against the register": (
        register(range(20, 90), range(90, 100)),
        "较上月提高7.5个百分点，工作推进贡献12.5个、人员变动拉低5.0个百分点",
        "on last month: work done contributes 12.5, changes in the register take 5.0",
    ),
    "down by expired plans": (
        register(range(70), range(70, 100)),
        "较上月下降10.0个百分点，其中方案到期未更新拉低10.0个百分点",
        "down 10.0 percentage points on last month, of which expired plans take 10.0",
    ),
    "unchanged": (EIGHTY, "为80.0%，较上月持平", "unchanged on last month"),
    "unchanged by work": (
        register(range(5, 81), range(81, 100)),
        "较上月持平，工作推进贡献1.1个、人员变动拉低1.1个百分点",
        "unchanged on last month: work done contributes 1.1, changes in the register take 1.1",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_headline_says_what_work_did_in_every_case(case: str) -> None:
    now, zh, en = CASES[case]
    assert moved(EIGHTY, now).endswith(zh)
    assert moved(EIGHTY, now, "en").endswith(en)


@settings(max_examples=40, deadline=None)
@given(before=STATES, now=STATES)
def test_headline_and_ledger_never_differ(before: Register, now: Register) -> None:
    snapshots = ((JULY, "K", before), (AUGUST, "K", now))
    found = {}
    for chart, rows in {
        "plan_ledger": asked(CATALOGUE, "plan_ledger", *snapshots),
        "service_finding": measured(*snapshots),
    }.items():
        declared = {name: CATALOGUE.charts[chart].facts[name] for name in ("worked", "moved")}
        found[chart] = facts.compute(chart, rows, declared, GIVEN | {"language": "zh"})
    assert found["plan_ledger"] == found["service_finding"]


def test_without_an_earlier_month_nothing_is_said_of_work() -> None:
    assert headline((AUGUST, "K", EIGHTY)) == "覆盖率为80.0%"


def test_when_other_units_reported_only_the_same_units_are_compared_and_nothing_is_said_of_work() -> None:
    more = register(range(85), range(85, 100))
    words = headline((JULY, "K", EIGHTY), (JULY, "S", {200: False}), (AUGUST, "K", more))
    assert words == "覆盖率达85.0%，较上月提高5.0个百分点"


def test_a_small_base_is_listed_and_not_compared() -> None:
    assert moved({1: True, 2: False}, dict.fromkeys(range(12), True)) == "覆盖率为12/12，基数较小，仅列数值，不作比较"


@pytest.mark.parametrize("viewer", ["desk", "chief"])
def test_the_city_is_told_alike_to_who_sees_all_units_and_who_sees_one(sample: Source, viewer: str) -> None:
    who = access.viewer(sample.config, viewer)
    told = answer(sample, "service_finding", who, {}, "zh").finding
    assert told == "“一人一策”方案覆盖率达93.3%，较上月提高0.8个百分点，其中工作推进贡献0.3个百分点"


def test_the_first_month_of_the_sample_has_no_month_before(sample: Source) -> None:
    first = answer(sample, "service_finding", access.viewer(sample.config), {"as_of": "2021-01"}, "zh")
    assert first.finding == "“一人一策”方案覆盖率为74.1%"


def test_other_indicators_say_nothing_of_work(sample: Source) -> None:
    asked_for = {"indicator": "family_doctor_rate"}
    told = answer(sample, "service_finding", access.viewer(sample.config), asked_for, "zh").finding
    assert told.endswith("个百分点")
    assert "工作推进" not in told
