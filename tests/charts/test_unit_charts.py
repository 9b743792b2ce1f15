"""What is said of units side by side: only what was tested, and no unit is told to owe what it does not."""

import pytest

from almanac import access
from almanac.figures.draw import draw
from almanac.figures.look import load_look
from almanac.narrative.answer import Answer, answer
from almanac.screen import controls
from almanac.tables.ask import Source

LATE = "320505"


def asked(sample: Source, chart: str, language: str = "zh", **given: str) -> Answer:
    return answer(sample, chart, access.viewer(sample.config), {"as_of": "2022-08"} | given, language)


def figure(found: Answer) -> str:
    return str(draw(found.chart, found.rows, load_look(), "zh", None, found.facts).to_dict())


def test_the_sum_of_a_count_is_told_and_no_line_among_its_parts(sample: Source) -> None:
    found = asked(sample, "unit_dots", indicator="volunteer_hours")
    total = found.rows.loc[found.rows["is_city"].astype(bool)].iloc[0]
    assert f"全市合计{total['text']}" in found.subtitle and f"全市 {total['text']}" not in figure(found)
    assert "全市 " in figure(asked(sample, "unit_dots", indicator="plan_coverage"))


@pytest.mark.parametrize(
    ("indicator", "intervals", "method"),
    [
        ("volunteer_hours", False, "只列数值，未作检验"),
        ("services_per_capita", False, "只列数值，未作检验"),
        ("plan_coverage", True, "得分检验"),
        ("hours_per_retiree", True, "均值差检验"),
    ],
)
def test_the_legend_claims_only_what_was_made(sample: Source, indicator: str, intervals: bool, method: str) -> None:
    found = asked(sample, "unit_dots", indicator=indicator)
    assert ("95%区间" in found.subtitle, method in found.footnote) == (intervals, True)
    tested = found.rows["verdict"].isin(["above", "similar", "below"]).sum()
    assert ("▲" in found.subtitle) == (tested > 0)
    if tested:
        assert f"{tested}个板块逐一" in found.footnote


def test_nobody_is_said_to_owe_what_was_not_due(sample: Source) -> None:
    for indicator in ("branch_standard_rate", "active_volunteer_rate"):
        for chart in ("unit_dots", "ranking_finding"):
            found = asked(sample, chart, as_of="2021-01", indicator=indicator)
            assert set(found.rows["text"]) == {"暂无数据"} and "报送，暂" not in found.finding
    found = asked(sample, "unit_dots", indicator="active_volunteer_rate").rows.set_index("unit_code")
    assert found.loc[LATE, "text"] == "未报送"


def test_an_indicator_of_parts_is_not_offered_and_is_shown_by_its_parts(sample: Source) -> None:
    measures = sample.fetch
    for name, indicator in sample.catalogue.indicators.items():
        parts = set(measures("measures_of_indicator", {"indicator": name})["part"])
        assert indicator.only_parts == bool(parts and "" not in parts), name
    themes = list(sample.config.themes)
    offered = controls.indicators(sample.catalogue, themes, True, "plan_coverage")
    assert "epidemic_care" not in offered and "plan_coverage" in offered
    rows = asked(sample, "not_ranked").rows
    (said,) = rows[rows["indicator"] == "epidemic_care"]["said"]
    assert said.count("、") == 2 and "161" in said and "未报送" not in set(rows["said"])
    assert "只列分项" in asked(sample, "unit_dots", indicator="epidemic_care").finding


def test_what_exists_for_the_city_alone_accuses_no_unit(sample: Source) -> None:
    found = asked(sample, "unit_dots", indicator="demo_progress")
    assert list(found.rows["unit_code"]) == [sample.config.city.code]
    assert "不分板块" in found.finding and found.rows["text"].iloc[0] in figure(found)


def test_values_that_are_not_ranked_bear_their_unit_and_their_coverage(sample: Source) -> None:
    said = asked(sample, "not_ranked").rows.set_index("indicator")["said"]
    assert said["volunteer_hours"].endswith("小时（10/11个单位已报送）")
    notes = [i.rank_note for i in sample.catalogue.indicators.values() if i.rank_note]
    assert all(note.zh.endswith("。") and note.en.endswith(".") for note in notes)


def test_too_few_bases_are_listed_without_tiers(sample: Source) -> None:
    found = asked(sample, "ranking_tiers", indicator="plan_coverage")
    few = found.rows.assign(best=None, worst=None)
    drawn = str(draw(found.chart, few, load_look(), "zh", None, found.facts).to_dict())
    assert "只列数值，不作排序" in drawn and "梯队" not in drawn
    assert "第二梯队" in figure(found)


def test_a_late_unit_is_told_with_all_that_it_owes(sample: Source) -> None:
    rows = asked(sample, "late_reports").rows
    own = rows[rows["unit_code"] == LATE]
    owed = own.loc[~own["is_sum"], "owed"].sum()
    assert owed == 4 and own.loc[own["is_sum"], "label"].tolist() == ["欠4期"]
    assert asked(sample, "late_reports").finding == "高新区本期尚未报齐，十二个月内共欠4期"
