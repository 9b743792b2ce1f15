"""Three tasks on 25 August, computed by hand: their state, how late they are, their pace and their chance."""

from math import exp, lgamma, log

import pandas as pd
import pytest

from almanac import access
from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators.chance import on_time
from almanac.indicators.context import Context
from almanac.narrative.answer import answer
from almanac.tables.ask import Source, ask_indicator
from tests.charts.task_city import asked

# 25 August is 25/31 through its month: 4.19 months are left to 31 December, 2.19 to 31 October, 2.81 gone since May.
LEFT, LEFT_OCTOBER, SEEN = 4 + 6 / 31, 2 + 6 / 31, 2 + 25 / 31
QUERY = """
    select * from task_items join task_paces using (item, period, due_date)
    where period = date '2022-08-31' order by item
"""


@pytest.fixture(scope="module")
def tasks(config: Config, catalogue: Catalogue) -> pd.DataFrame:
    return asked(config, catalogue, QUERY).set_index("item")


def test_steady_work_is_a_little_behind_an_even_plan(tasks: pd.DataFrame) -> None:
    steady = tasks.loc["T1-1"]
    assert (steady["shown_share"], steady["shown_planned"], steady["gap"]) == (63.3, 66.7, -3.4)
    assert steady["state"] == "slight"
    # 63.3 was due after 58.3 (31 July) and 5.0/8.4 of August's 31 days: on 18 August, 13 days before the month's end
    assert steady["days_behind"] == 13
    assert steady["needed_pace"] == pytest.approx((100 - 100 * 76 / 120) / LEFT)
    assert steady["recent_pace"] == pytest.approx(100 * (76 - 48) / 120 / SEEN)


def test_a_campaign_after_16_october_is_not_due_whatever_a_straight_line_says(tasks: pd.DataFrame) -> None:
    campaign = tasks.loc["T1-2"]
    assert (campaign["state"], campaign["gap"]) == ("not_due", 0)
    assert pd.isna(campaign["days_behind"])
    assert campaign["elapsed"] == 0
    assert campaign["share"] - 100 * 237 / 365 == pytest.approx(-64.9, abs=0.05)


def test_a_milestone_is_behind_by_the_month_its_plan_was_passed(tasks: pd.DataFrame) -> None:
    milestone = tasks.loc["T1-3"]
    assert (milestone["shown_share"], milestone["shown_planned"], milestone["gap"]) == (40, 60, -20)
    assert milestone["state"] == "slow"
    assert milestone["days_behind"] == 31  # 40 was planned for 31 July
    assert milestone["needed_pace"] == pytest.approx(60 / LEFT_OCTOBER)
    assert milestone["recent_pace"] == pytest.approx(40 / SEEN)
    assert pd.isna(milestone["needed"])


def test_the_task_is_the_mean_of_its_items_and_counts_their_states(config: Config, catalogue: Catalogue) -> None:
    sql = "select * from task_months where period = date '2022-08-31' and task = '' and level = 'desk'"
    (row,) = asked(config, catalogue, sql).to_dict("records")
    assert row["share"] == pytest.approx((100 * 76 / 120 + 0 + 40) / 3)
    assert row["planned"] == pytest.approx((66.7 + 0 + 60) / 3)
    counts = [row[f"{state}_count"] for state in ("done", "on_track", "slight", "slow", "not_due")]
    assert counts == [0, 0, 1, 1, 1]


def by_hand(gained: float, needed: int, seen: float, left: float) -> float:
    """The chance of at least `needed` more: one less the sum of the negative binomial's terms below it."""
    r, p = 0.5 + gained, seen / (seen + left)
    terms = (lgamma(k + r) - lgamma(k + 1) - lgamma(r) + r * log(p) + k * log(1 - p) for k in range(needed))
    return 1 - sum(exp(term) for term in terms)


def chances(config: Config, catalogue: Catalogue, **row: float | None) -> dict[str, object]:
    context = Context(config, catalogue, "zh", lambda *_: pd.DataFrame())
    (found,) = on_time([dict(row)], catalogue.indicators["task_ontime"], context)
    return found


def test_the_chance_of_finishing_in_time_is_the_negative_binomials(
    tasks: pd.DataFrame, config: Config, catalogue: Catalogue
) -> None:
    steady = tasks.loc["T1-1"]
    names = ("needed", "gained", "months_seen", "months_left", "elapsed")
    found = chances(config, catalogue, **{name: float(steady[name]) for name in names})
    assert (steady["needed"], steady["gained"]) == (44, 28)
    assert found["chance"] == pytest.approx(by_hand(28, 44, SEEN, LEFT), abs=1e-9)
    assert 0.3 < found["chance"] < 0.6
    assert found["chance_low"] < 44 < found["chance_high"]
    assert found["chance_text"] == f"约{100 * found['chance']:.0f}%"


def test_nothing_is_said_before_a_quarter_of_the_period(config: Config, catalogue: Catalogue) -> None:
    row = {"needed": 44, "gained": 28, "months_seen": SEEN, "months_left": LEFT}
    early = chances(config, catalogue, **row, elapsed=0.24)
    assert early["chance"] is None
    assert "不作判断" in str(early["chance_text"])
    assert chances(config, catalogue, **row, elapsed=0.25)["chance"] is not None


@pytest.mark.parametrize(("needed", "words"), [(3, "高于95%"), (200, "低于5%")])
def test_a_chance_near_its_ends_is_not_said_to_the_point(
    needed: int, words: str, config: Config, catalogue: Catalogue
) -> None:
    row = {"gained": 28, "months_seen": SEEN, "months_left": LEFT, "elapsed": 0.6}
    assert chances(config, catalogue, needed=needed, **row)["chance_text"] == words


def test_what_is_done_or_cannot_be_counted_has_no_chance(config: Config, catalogue: Catalogue) -> None:
    row = {"gained": 28, "months_seen": SEEN, "months_left": LEFT, "elapsed": 0.6}
    for needed in (0, None):
        assert chances(config, catalogue, needed=needed, **row)["chance"] is None


def test_what_is_due_or_begun_in_the_list_of_a_unit_is_what_its_rate_counts(sample: Source) -> None:
    viewer = access.viewer(sample.config)
    rates = ask_indicator(sample, "task_ontime", viewer, {"as_of": "2022-08"}).set_index("unit_code")
    for unit, rate in rates.iterrows():
        rows = answer(sample, "unit_tasks", viewer, {"unit": str(unit), "as_of": "2022-08"}, "zh").rows
        has_plan = rows["plan_said"] != ""  # a single step has none
        judged = rows[has_plan & (rows["state_words"] != "未到期")]
        good = judged["state_words"].isin(["已完成", "达到序时"]).sum()
        assert (good, len(judged)) == (rate["numerator"], rate["denominator"])
    assert set(rates["denominator"]) == {17}
    nobody = answer(sample, "unit_tasks", viewer, {"as_of": "2022-08"}, "zh")
    assert nobody.rows.empty and nobody.finding.startswith("在上方选一个")


def test_an_item_that_is_where_an_even_plan_has_it_is_at_the_same_gap_to_both(sample: Source) -> None:
    rows = answer(sample, "task_list", access.viewer(sample.config), {"as_of": "2022-08"}, "zh").rows.set_index("item")
    even = rows[rows["plan_text"] == "66.7%"]
    assert "T3-1" in even.index and even.loc["T3-1", "straight_text"] == "0.0"
    assert (even["gap_text"] == even["straight_text"]).all()
