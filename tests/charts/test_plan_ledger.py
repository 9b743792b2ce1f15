"""The ledger of plan coverage: parts that add up, and no praise for arithmetic."""

import re
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given, settings

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import load_config
from tests.charts.plan_city import AUGUST, JULY, PICTURE, STATES, Register, Snapshot, asked, register
from tests.charts.said import said

CATALOGUE = load_catalogue(load_config(Path(__file__).parents[2] / "config.yaml"))


def ledger(catalogue: Catalogue, *snapshots: Snapshot, language: str = "zh") -> pd.DataFrame:
    """The ledger of August over registers of units and months."""
    return asked(catalogue, "plan_ledger", *snapshots, language=language)


def finding(catalogue: Catalogue, before: Register, now: Register, language: str = "zh") -> str:
    rows = ledger(catalogue, (JULY, "K", before), (AUGUST, "K", now), language=language)
    return said(catalogue, "plan_ledger", rows, language)


@settings(max_examples=40, deadline=None)
@given(before=STATES, now=STATES)
def test_the_displayed_parts_add_up_to_the_displayed_change(before: Register, now: Register) -> None:
    amounts = ledger(CATALOGUE, (JULY, "K", before), (AUGUST, "K", now)).set_index("line")["amount"]
    assert amounts["before"] == round(100 * sum(before.values()) / len(before), 1)
    assert amounts["now"] == round(100 * sum(now.values()) / len(now), 1)
    steps = amounts[["renewed", "lapsed", "people"]]
    assert amounts["before"] + sum(steps) == pytest.approx(amounts["now"], abs=1e-9)
    renewed = sum(now[person] and not before[person] for person in before.keys() & now)
    lapsed = sum(before[person] and not now[person] for person in before.keys() & now)
    assert abs(steps["renewed"] - 100 * renewed / len(now)) <= 0.25
    assert abs(steps["lapsed"] + 100 * lapsed / len(now)) <= 0.25


def test_the_city_of_the_picture_splits_as_drawn(catalogue: Catalogue) -> None:
    before, now = PICTURE
    rows = ledger(catalogue, (JULY, "K", before), (AUGUST, "K", now))
    assert list(rows["label"]) == ["92.5%", "＋1.1", "－0.8", "＋0.5", "93.3%"]
    assert said(catalogue, "plan_ledger", rows) == "本月提高的0.8个百分点中，0.5个来自人员变动"


EIGHTY = register(range(80), range(80, 100))
CASES = {
    "all by work": (register(range(85), range(85, 100)), "提高的5.0个百分点全部来自工作推进", "come from work done"),
    "all by a smaller register": (
        register(range(80), range(80, 90)),
        "全部来自人员变动，工作推进未见提高",
        "none from work",
    ),
    "up although plans expired": (register(range(79), [79]), "来自人员变动；方案到期多于更新", "more plans expired"),
    "mostly work": (register(range(85), range(85, 99)), "5.1个来自工作推进", "5.1 come from work done"),
    "work against the register": (
        register(range(20, 90), range(90, 100)),
        "人员变动拉低5.0个",
        "down by changes in the register",
    ),
    "down by expired plans": (
        register(range(70), range(70, 100)),
        "下降的10.0个百分点来自方案到期",
        "Down 10.0 points",
    ),
    "down by the register alone": (
        register(range(20, 80), range(80, 100)),
        "下降的5.0个百分点全部来自人员变动",
        "All 5.0 points lost",
    ),
    "down although work was done": (register(range(40, 81), range(81, 100)), "工作推进仍提高", "work done still adds"),
    "down, hidden in part": (register(range(70), range(70, 96)), "方案到期多于更新，拉低10.4个", "10.4 down"),
    "down by both": (register(range(10, 78), range(78, 100)), "个来自方案到期多于更新", "more plans expiring"),
    "unchanged": (EIGHTY, "持平，工作推进和人员变动均无影响", "Unchanged over the month, by work"),
    "unchanged by work": (
        register(range(5, 81), range(81, 100)),
        "持平：工作推进提高1.1个百分点",
        "Unchanged over the month: 1.1",
    ),
    "unchanged, but plans expired": (
        register(range(76), range(76, 95)),
        "掩盖了方案到期未更新的4.2个",
        "hide 4.2 points",
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_finding_follows_the_split(catalogue: Catalogue, case: str) -> None:
    now, zh, en = CASES[case]
    assert zh in finding(catalogue, EIGHTY, now)
    assert en in finding(catalogue, EIGHTY, now, "en")


def test_without_an_earlier_month_nothing_is_split(catalogue: Catalogue) -> None:
    rows = ledger(catalogue, (AUGUST, "K", EIGHTY))
    assert list(rows["line"]) == ["now"]
    assert said(catalogue, "plan_ledger", rows) == "没有可对照的月份，变化暂不能拆分"
    assert said(catalogue, "plan_ledger", rows.iloc[:0]) == "2022年8月方案覆盖率暂无数据"


def test_a_unit_that_reported_once_is_no_change_in_people(catalogue: Catalogue) -> None:
    rows = ledger(catalogue, (JULY, "K", EIGHTY), (JULY, "S", {200: False}), (AUGUST, "K", EIGHTY))
    assert "报送和人员变动" in list(rows["step"])
    assert said(catalogue, "plan_ledger", rows) == "两次报送的板块不同，本月的变化不宜比较"


def test_someone_who_moves_to_another_unit_stays_in_the_city(catalogue: Catalogue) -> None:
    before = ((JULY, "K", {1: True, 2: False}), (JULY, "S", {3: True}))
    now = ((AUGUST, "K", {1: True}), (AUGUST, "S", {2: True, 3: True}))
    amounts = ledger(catalogue, *before, *now).set_index("line")["amount"]
    assert (amounts["renewed"], amounts["people"]) == (33.3, 0.0)


def test_the_days_of_both_ends_are_named(catalogue: Catalogue) -> None:
    for language, words in {"zh": ["7月末", "8月25日"], "en": ["End of July", "25 August"]}.items():
        rows = ledger(catalogue, (JULY, "K", EIGHTY), (date(2022, 8, 25), "K", EIGHTY), language=language)
        assert list(rows["step"].iloc[[0, -1]]) == words


def test_no_word_of_the_chart_speaks_of_deaths(catalogue: Catalogue) -> None:
    chart = catalogue.charts["plan_ledger"].model_dump_json() + catalogue.sql["charts/plan_ledger"]
    assert not re.search("去世|减员|逝世|病故|死亡|death|died|attrition", chart)
