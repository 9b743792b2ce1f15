"""The head of the ranking page and of the tiers: what is said of all units, whichever of them are shown."""

from typing import Any

import pandas as pd
import pytest

from almanac import access
from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.tables.ask import Source
from tests.charts.said import said
from tests.charts.test_ranking import GIVEN, asked

MOST = {"reported_count": 10, "compared_count": 7}


def judged(above: int, below: int, alike: int, apart: int = 0, **more: Any) -> pd.DataFrame:
    """Units of a month: those above, those below, and those that no verdict tells from all together."""
    words = ["above"] * above + ["below"] * below + ["similar"] * alike
    counts = {"above_count": above, "below_count": below, "similar_count": alike, "apart_count": apart}
    same = {"is_ranked": True, "is_owed": False, "shown": "compare", "low": 80.0, "ordered_count": len(words)} | counts
    same |= {name: len(words) for name in ("reported_count", "compared_count", "tested_count")} | more
    return pd.DataFrame(
        [{"unit": f"U{i}", "sort_order": i, "value": 90.0 - i, "verdict": word} | same for i, word in enumerate(words)]
    )


@pytest.mark.parametrize(
    ("rows", "words", "tiers"),
    [
        (
            judged(1, 0, 9),
            "达标率，U0显著高于全市；其余9个板块之间的名次差别不足为据",
            "1个板块显著高于全市，9个板块难分先后",
        ),
        (
            judged(1, 2, 7, apart=3),
            "达标率，U0显著高于全市，2个后续需加快推进；其余7个板块中，部分名次可以分开",
            "1个板块显著高于全市，7个板块与全市无显著差异、部分名次可以分开，2个后续需加快推进",
        ),
        (
            judged(0, 0, 10, apart=1),
            "达标率，各板块与全市均无显著差异，但部分名次可以分开",
            "10个板块与全市均无显著差异，部分名次可以分开",
        ),
        (judged(0, 0, 10), "达标率，各板块难分先后，名次差别不足为据", "10个板块难分先后"),
        (judged(0, 0, 10, similar_count=0, tested_count=0), "达标率：只列数值，不作检验", "只列数值，不作检验"),
        (
            judged(0, 0, 4, tested_count=7, **MOST),
            "达标率，所列4个板块难分先后，名次差别不足为据",
            "4个板块难分先后",
        ),
        (
            judged(0, 1, 3, tested_count=7, **MOST),
            "达标率，所列板块没有显著高于全市，1个后续需加快推进；其余所列3个板块之间的名次差别不足为据",
            "所列板块没有显著高于全市，3个板块难分先后，1个后续需加快推进",
        ),
        (
            judged(0, 0, 7, similar_count=0, **MOST),
            "达标率：各板块的数值为保护个人信息不列，不作比较",
            "各板块的数值为保护个人信息不列，不作比较",
        ),
        (judged(0, 0, 1, tested_count=7, **MOST), "达标率，所列1个板块与全市无显著差异", "1个板块与全市无显著差异"),
        (
            judged(2, 0, 8).iloc[5:6],
            "达标率，2个板块显著高于全市；其余8个板块之间的名次差别不足为据",
            "2个板块显著高于全市，8个板块难分先后",
        ),
    ],
)
def test_ranks_are_said_to_mean_little_only_where_no_test_tells_them_apart(
    catalogue: Catalogue, rows: pd.DataFrame, words: str, tiers: str
) -> None:
    assert said(catalogue, "ranking_finding", rows, **GIVEN) == words
    assert said(catalogue, "ranking_tiers", rows, **GIVEN) == tiers


def test_where_lower_is_better_the_highest_has_to_speed_up(catalogue: Catalogue) -> None:
    given = GIVEN | {"better": "lower"}
    assert "没有板块显著低于全市，1个后续需加快推进" in said(catalogue, "ranking_finding", judged(1, 0, 9), **given)
    assert "U0显著低于全市；" in said(catalogue, "ranking_finding", judged(0, 1, 9), **given)
    assert said(catalogue, "ranking_tiers", judged(0, 1, 9), **given) == "1个板块显著低于全市，9个板块难分先后"


def test_with_too_few_of_the_month_there_is_no_ranking(catalogue: Catalogue) -> None:
    few = judged(0, 0, 8, reported_count=8)
    words = said(catalogue, "ranking_finding", few, **GIVEN)
    assert words == "达标率：2022年8月有当期数值的板块为8个，不足九成，暂不排名"
    owed = few.assign(is_owed=True, shown="missing").iloc[:2]
    assert said(catalogue, "ranking_finding", owed, **GIVEN) == "达标率：U0、U1尚未报送，暂不排名"
    one = said(catalogue, "ranking_finding", owed.iloc[:1], **GIVEN)
    assert "U0" not in one and "不足九成" in one


def test_who_sees_one_unit_reads_of_all_what_is_true_and_no_other_name(sample: Source) -> None:
    desk = access.viewer(sample.config)
    one = Viewer("one", ("320581",), desk.pages, "desk", ())
    for chart in ("ranking_tiers", "ranking_order"):
        assert asked(sample, chart, one).finding == asked(sample, chart).finding
    assert "，1个板块显著高于全市" in asked(sample, "ranking_finding", one).finding
    assert asked(sample, "ranking_finding").finding.startswith("党支部达标率，昆山显著高于全市")
    gap = asked(sample, "ranking_gap", one)
    assert gap.finding.startswith("常熟低") and "领先最多" not in gap.subtitle
    told = [asked(sample, f"ranking_{chart}", one) for chart in ("finding", "tiers", "order", "funnel", "gap")]
    assert not any("昆山" in found.finding + found.subtitle for found in told)


def test_where_nothing_is_tested_no_interval_and_no_rank_is_spoken_of(sample: Source) -> None:
    for language in ("zh", "en"):
        found = asked(sample, "ranking_tiers", language=language, indicator="schedule_gap")
        assert not any(word in found.subtitle for word in ("95%", "名次", "ranks"))
        assert found.rows["best"].isna().all()


def test_of_an_indicator_told_by_parts_there_is_one_row_that_lists_them(sample: Source) -> None:
    rows = asked(sample, "not_ranked").rows
    assert rows["indicator"].is_unique
    said = rows.set_index("indicator").loc["branch_standard_by_type", "said"]
    assert said.count("%") == 7 and "离休支部 82.5%" in said
    assert rows.set_index("indicator").loc["talent_field_mix", "said"].endswith("（10/11个单位已报送）")
