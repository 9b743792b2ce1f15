"""The page of branches: what its charts say over given rows, in both directions and where data are missing."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue
from almanac.figures.draw import draw
from almanac.figures.look import load_look
from almanac.tables import engine
from tests.charts.said import GIVEN, hold, said

CITY, NORTH, SOUTH = "320500", "320583", "320508"


def pace(**changes: Any) -> pd.DataFrame:
    """August and December of a year with a plan of 82 and a target of 100."""
    known = {"now": 84.7, "plan": 82.0, "pace": 44.0, "ahead": 4.0, "final": 96.9, "reached": 1270.0, "target": 100.0}
    known |= changes
    final = known["final"]
    return pd.DataFrame(
        {
            "unit": "全市",
            "unit_code": CITY,
            "as_of": [date(2022, 8, 31), date(2022, 12, 31)],
            "is_now": [True, False],
            "is_last": [False, True],
            "value": [known["now"], None],
            "text": ["84.7", "未报送"],
            "numerator": [known["reached"], None],
            "denominator": [1500.0, None],
            "plan": [known["plan"], None],
            "target": known["target"],
            "pace": known["pace"],
            "months_ahead": [None, known["ahead"]],
            "forecast": [known["now"], final],
            "forecast_low": [known["now"], final and final - 1],
            "forecast_high": [known["now"], final and min(final + 1, 100)],
        }
    ).astype(dict.fromkeys(("value", "numerator", "plan", "pace", "months_ahead", "forecast", "target"), float))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "目前快于计划2.7个百分点，但按近三月速度年底预计96.9%，尚差约46个支部"),
        ({"plan": 85.0}, "目前慢于计划0.3个百分点，按近三月速度年底预计96.9%，尚差约46个支部"),
        ({"plan": 84.7}, "目前与计划持平，按近三月速度年底预计96.9%，尚差约46个支部"),
        ({"final": 100.0}, "目前快于计划2.7个百分点，按近三月速度年底预计达到目标100%"),
        ({"final": 100.0, "plan": 90.0}, "目前慢于计划5.3个百分点，但按近三月速度年底预计达到目标100%"),
        ({"pace": -3.0}, "达标率84.7%，近三月达标支部没有净增，如期达标需每月新增约58个"),
        ({"pace": 0.4}, "目前快于计划2.7个百分点，但按近三月速度年底预计96.9%，尚差约46个支部"),
        ({"pace": None, "final": None}, "目前快于计划2.7个百分点，本年数据不足四个月，暂不作年底预计"),
        ({"plan": None}, "达标率84.7%，按近三月速度年底预计96.9%，尚差约46个支部"),
        ({"plan": None, "target": None}, "达标率84.7%，按近三月速度年底预计96.9%"),
        ({"now": 100.0, "reached": 1500.0}, "1500个支部达标率100.0%，已完成全年目标100%"),
        ({"now": None}, "2022年8月尚无党支部台账，暂无数据"),
    ],
)
def test_the_pace_is_said_as_it_is(catalogue: Catalogue, changes: dict[str, Any], words: str) -> None:
    assert said(catalogue, "branch_pace", pace(**changes)) == words


def test_one_branch_short_of_all_is_not_all(catalogue: Catalogue) -> None:
    rows = pace(now=100 * 1499 / 1500, reached=1499.0, final=100.0)
    assert "已完成" not in said(catalogue, "branch_pace", rows)


def test_the_year_ends_with_what_is_missing(catalogue: Catalogue) -> None:
    rows = pace().iloc[[0]].assign(is_last=True, forecast=float("nan"))
    assert said(catalogue, "branch_pace", rows) == "年底达标率84.7%，距目标100%还差230个支部"


def test_the_figure_names_the_day_of_the_data_and_the_forecast(catalogue: Catalogue) -> None:
    chart = catalogue.charts["branch_pace"]
    facts = GIVEN | {"plan_words": "计划82.0%", "end_words": "年底预计96.9%", "pace_words": "每月约44个"}
    figure = draw(chart, pace(), load_look(), "zh", None, facts | {"newest": date(2022, 8, 25)})
    words = {note.text for note in figure.layout.annotations}
    assert {"8月25日", "计划82.0%", "每月约44个"} <= words
    assert any("年底预计96.9%" in one for one in words)


def standing(value: float | None = 84.7, plan: float | None = 82.0, **changes: Any) -> pd.DataFrame:
    """The one row of the page's sentence."""
    row = {"value": value, "plan": plan, "numerator": 1270, "denominator": 1500, "units_reported": 11, "unit_count": 11}
    row |= {"batch": "第二批", "stage": "验收", "is_complete": False, "batches_said": "市级第二批名额50个"}
    return pd.DataFrame([row | changes]).astype({"value": float, "plan": float, "batch": object})


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (standing(), "1500个党支部已达标1270个，达标率84.7%，快于计划2.7个百分点；第二批示范创建进入验收"),
        (standing(plan=85.0), "1500个党支部已达标1270个，达标率84.7%，慢于计划0.3个百分点；第二批示范创建进入验收"),
        (standing(plan=None, is_complete=True), "1500个党支部已达标1270个，达标率84.7%；第二批示范创建完成命名"),
        (standing(plan=None), "1500个党支部已达标1270个，达标率84.7%；第二批示范创建进入验收"),
        (standing(batch=None), "1500个党支部已达标1270个，达标率84.7%，快于计划2.7个百分点"),
        (standing(units_reported=9), "已报送的9个单位共有1500个党支部，达标1270个，达标率84.7%"),
        (standing(value=None), "2022年8月尚无党支部台账，达标率暂无数据"),
    ],
)
def test_the_page_opens_with_what_is_known(catalogue: Catalogue, row: pd.DataFrame, words: str) -> None:
    assert said(catalogue, "branch_finding", row) == words


def ladder(above: list[str], below: int = 0, similar: int = 1) -> pd.DataFrame:
    """The lowest and a demonstration level of units with these verdicts, then of the city."""
    names = [*above, *(f"{i}区" for i in range(below + similar)), "全市"]
    verdicts = ["above"] * len(above) + ["below"] * below + ["similar"] * similar + ["city"]
    units = pd.DataFrame({"unit": names, "verdict": verdicts, "sort_order": range(len(names))})
    units = units.assign(is_city=units["unit"] == "全市", value=84.667, branch_count=230)
    return pd.concat([units.assign(level_order=1), units.assign(level_order=4)])


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (ladder(["张家港", "昆山"], 1), "张家港、昆山显著高于全市"),
        (ladder(["甲", "乙", "丙", "丁", "戊"]), "5个板块显著高于全市"),
        (ladder([], 2), "2个板块后续需加快推进"),
        (ladder([], similar=2), "各板块与全市无显著差异"),
        (ladder([]), "0区与全市无显著差异"),
    ],
)
def test_the_ladder_names_few_and_counts_many(catalogue: Catalogue, rows: pd.DataFrame, words: str) -> None:
    assert said(catalogue, "branch_ladder", rows) == f"每百个支部有85个达标，示范支部230个，{words}"


def creation(catalogue: Catalogue, passed: list[int], reached: list[int] | None = None) -> pd.DataFrame:
    """The rows of the stages of one batch with a quota of 50, beside an older one that is complete."""
    names = ("apply", "nurture", "self_review", "first_review", "acceptance", "public_notice", "naming")
    stages = pd.DataFrame({"stage": names, "stage_order": range(1, 8), "passed_count": passed})
    new = stages.assign(batch_no=2, reached_count=reached or passed, quota=50.0)
    rows = pd.concat([new, stages.assign(batch_no=1, passed_count=80, reached_count=80, quota=80.0)])
    with engine.create() as connection:
        rows = rows.assign(scheme="demo_branch", level="city", period=pd.Timestamp(GIVEN["as_of"]))
        hold(connection, "creation_stages", rows)
        return engine.rows(connection, catalogue.sql["charts/creation_stages"], GIVEN | {"language": "zh"})


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        ([78, 72, 61, 46, 18, 0, 0], "市级通过初审46个、验收18个，距名额还差32个"),
        ([78, 72, 61, 46, 0, 0, 0], "市级申报78个、通过初审46个，尚未验收"),
        ([78, 72, 0, 0, 0, 0, 0], "市级申报78个，名额50个，尚未初审"),
        ([78, 72, 61, 56, 50, 0, 0], "市级通过验收50个，达到名额50个，待公示命名"),
        ([78, 72, 61, 56, 50, 50, 40], "市级通过验收50个、命名40个，距名额还差10个"),
        ([78, 72, 61, 56, 50, 50, 50], "市级命名50个，名额50个全部完成"),
    ],
)
def test_the_newest_batch_is_said_by_how_far_it_came(catalogue: Catalogue, passed: list[int], words: str) -> None:
    assert said(catalogue, "creation_stages", creation(catalogue, passed)) == f"第二批示范创建：{words}"


def test_a_stage_that_is_not_due_is_no_zero(catalogue: Catalogue) -> None:
    rows = creation(catalogue, [78, 72, 61, 40, 0, 0, 0], [78, 72, 61, 46, 0, 0, 0])
    assert rows["reached_count"].tolist()[:4] == [78, 72, 61, 46]
    assert rows["reached_count"].isna().tolist() == [False] * 4 + [True] * 3
    assert rows["count_words"].tolist()[3:5] == ["46（通过40）", "未到"]


def dimensions(catalogue: Catalogue, lost: dict[str, float], branches: int = 20) -> pd.DataFrame:
    """The rows of the scores of two units, of which the viewer may see one."""
    points = pd.DataFrame({"dimension": list(lost), "full_points": 1000.0, "lost": list(lost.values())})
    points = points.assign(accepted_points=1000 - 10 * points["lost"], self_points=1032 - 10 * points["lost"])
    units = [(NORTH, branches), (SOUTH, 2 * branches)]
    rows = pd.concat([points.assign(unit_code=unit, branch_count=count) for unit, count in units])
    names = pd.DataFrame({"unit_code": [NORTH, SOUTH, CITY], "is_ranked": [True, True, False]})
    with engine.create() as connection:
        hold(connection, "dimension_scores", rows.assign(period=pd.Timestamp(GIVEN["as_of"])))
        hold(connection, "units", names.assign(is_city=names["unit_code"] == CITY, sort_order=range(3)))
        asked = GIVEN | {"language": "zh", "units": [NORTH], "city": CITY}
        return engine.rows(connection, catalogue.sql["charts/dimension_scores"], asked)


LOST = {"org_setup": 10.0, "leadership": 12.0, "membership": 12.5}
LOST |= {"study_life": 14.0, "role_play": 17.3, "system": 14.6}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({}, "作用发挥失分最多，失分率17.3%，比组织设置高7.3个百分点"),
        ({"study_life": 17.3}, "学习活动、作用发挥并列失分最多，失分率17.3%，比组织设置高7.3个百分点"),
        (dict.fromkeys(LOST, 5.0), "6个维度失分率均为5.0%"),
    ],
)
def test_the_weakest_dimension_is_named(catalogue: Catalogue, changes: dict[str, float], words: str) -> None:
    assert said(catalogue, "dimension_scores", dimensions(catalogue, LOST | changes)) == words


def test_the_city_of_scores_counts_units_the_viewer_does_not_see(catalogue: Catalogue) -> None:
    rows = dimensions(catalogue, LOST)
    assert set(rows["unit_code"]) == {NORTH, CITY}
    assert rows.loc[rows["is_city"], "branch_count"].unique().tolist() == [60]


def test_scores_of_few_branches_are_not_shown(catalogue: Catalogue) -> None:
    rows = dimensions(catalogue, LOST, branches=9)
    north = rows[rows["unit_code"] == NORTH]
    assert north["lost"].isna().all()
    assert set(north["lost_words"]) == {"–"}
