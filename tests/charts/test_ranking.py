"""What the ranking page says of a gap, of chance and of the funnel: chosen by the data, both ways."""

from typing import Any

import pandas as pd
import pytest

from almanac import access
from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source
from tests.charts.said import said

GIVEN: dict[str, Any] = {
    "name": "达标率",
    "kind": "proportion",
    "rank": "fair",
    "better": "higher",
    "counts": "个支部",
    "unit_of_value": "%",
    "unit_after": "%",
    "units_to_rank": 5,
    "ranked_units": 10,
}


def asked(sample: Source, chart: str, viewer: Viewer | None = None, language: str = "zh", **given: str) -> Answer:
    seen = viewer or access.viewer(sample.config)
    return answer(sample, chart, seen, {"as_of": "2022-08"} | given, language)


def gap(parts: dict[str, float], size: float, **more: Any) -> pd.DataFrame:
    """A gap of North and its parts."""
    whole = {"is_whole": True, "shown": "compare", "gap": size, "size_text": f"{abs(size):.1f}个百分点", "n": 155.0}
    rows = [whole | {"numerator": 145.0, "expected": 131.2} | more]
    rows += [{"is_whole": False, "gap": size, "piece": piece, "part_name": name} for name, piece in parts.items()]
    plain = {
        "unit": "North",
        "is_chosen": True,
        "is_leader": False,
        "remark": "",
        "part_name": "",
        "piece": None,
        "expected": None,
        "size_text": None,
    }
    return pd.DataFrame([plain | {"shown": "compare", "n": None, "numerator": None} | one for one in rows])


@pytest.mark.parametrize(
    ("parts", "size", "words"),
    [
        ({"甲": 3.3, "乙": 2.3, "丙": 3.2}, 8.8, "North高8.8个百分点：3类各有贡献，没有一类占主导"),
        ({"甲": 4.1, "乙": 4.7}, 8.8, "North高8.8个百分点，一半以上来自乙"),
        ({"甲": 4.1, "乙": 2.6, "丙": 2.1}, 8.8, "North高8.8个百分点，近一半来自甲"),
        ({"甲": 8.2, "乙": 0.6}, 8.8, "North高8.8个百分点，几乎全部来自甲"),
        ({"甲": 9.2, "乙": -0.4}, 8.8, "North高8.8个百分点，主要来自甲，其他分项有所抵消"),
        ({"甲": -3.9, "乙": -0.1}, -4.0, "North低4.0个百分点，几乎全部来自甲"),
        ({"甲": 0.2, "乙": -0.2}, 0.0, "North与全市持平"),
        ({}, 8.8, "North高8.8个百分点，即155个支部中比全市水平多14个支部"),
    ],
)
def test_a_gap_is_said_by_what_makes_it(catalogue: Catalogue, parts: Any, size: float, words: str) -> None:
    assert said(catalogue, "ranking_gap", gap(parts, size), **GIVEN) == words


def test_a_unit_without_a_value_and_a_month_without_enough_are_said(catalogue: Catalogue) -> None:
    alone = gap({}, 0.0, shown="hidden", gap=None)
    assert said(catalogue, "ranking_gap", alone, **GIVEN) == "North2022年8月没有可比较的数值，不拆解差距"
    assert "暂不拆解" in said(catalogue, "ranking_gap", alone.iloc[:0], **GIVEN)
    assert "不宜比较" in said(catalogue, "ranking_gap", alone.iloc[:0], **GIVEN | {"rank": "never"})


def order(unchanged: float, swap: float = 0.4, leads: float = 0.6, **more: Any) -> pd.DataFrame:
    """Three units in order."""
    rows = [{"unit": name, "place": float(i + 1), "sort_order": i} for i, name in enumerate(("North", "South", "West"))]
    same = {"swap": swap, "unchanged": unchanged, "leads": leads, "draws": 2000.0, "seed": 20220825.0}
    same |= {"ordered_count": 3.0, "places_count": 3.0, "first_count": 1.0, "loose_count": 2.0} | more
    return pd.DataFrame([one | same for one in rows])


@pytest.mark.parametrize(
    ("unchanged", "words"),
    [
        (0.0, "这个顺序很不稳：重抽2,000次，3个板块的名次没有一次全部不变"),
        (0.0005, "这个顺序很不稳：重抽2,000次，3个板块的名次全部不变的仅1次"),
        (0.3, "这个顺序不够稳：重抽2,000次，3个板块的名次全部不变的有600次"),
        (0.596, "这个顺序不够稳：重抽2,000次，3个板块的名次全部不变的有1,192次"),
        (0.9, "这个顺序较稳：重抽2,000次，3个板块的名次全部不变的有1,800次"),
    ],
)
def test_an_order_is_said_to_be_as_firm_as_it_is(catalogue: Catalogue, unchanged: float, words: str) -> None:
    assert said(catalogue, "ranking_order", order(unchanged), **GIVEN) == words


def test_one_draw_keeps_and_several_keep(catalogue: Catalogue) -> None:
    words = [said(catalogue, "ranking_order", order(share), "en", **GIVEN) for share in (0.0005, 0.01)]
    assert words[0] == "A loose order: only 1 draw of 2,000 keeps the places of all 3"
    assert words[1] == "A loose order: only 20 draws of 2,000 keep the places of all 3"


def test_units_that_are_level_have_no_order(catalogue: Catalogue) -> None:
    level = order(1.0, places_count=1.0, first_count=3.0).assign(place=1.0)
    assert said(catalogue, "ranking_order", level, **GIVEN) == "3个板块数值相同，并列，没有先后"


def test_without_an_order_there_is_none_to_be_firm(catalogue: Catalogue) -> None:
    assert said(catalogue, "ranking_order", order(0.0).iloc[:0], **GIVEN) == "2022年8月暂不排名，顺序是否稳定无从说起"


def funnel(**outside: str) -> pd.DataFrame:
    """Four units; those named lie beyond some limits."""
    found = {name: outside.get(name, "within") for name in ("North", "South", "West", "East")}
    rows = [
        {"unit": name, "outside": "within" if where == "near" else where, "is_near": where == "near", "sort_order": i}
        for i, (name, where) in enumerate(found.items())
    ]
    many = {f"{name}_count": list(found.values()).count(where) for name, where in SIDES.items()}
    same = {"wide_low": None, "phi": 0.8, "effective_n": 100.0, "n": 100.0, "is_ranked": True, "drawn_count": 4}
    return pd.DataFrame([one | same | many for one in rows])


SIDES = {"over": "above", "under": "below", "near": "near"}


@pytest.mark.parametrize(
    ("outside", "words"),
    [
        ({}, "各板块的高低都在95%界限之内，可由偶然解释"),
        ({"North": "near"}, "没有板块超出99.8%界限；North在95%界限之外，其余都在95%界限之内"),
        ({"North": "above"}, "North高于99.8%界限，其余都在95%界限之内"),
        ({"North": "above", "West": "near"}, "North高于99.8%界限；West在95%界限之外，其余都在95%界限之内"),
        (
            {"North": "above", "West": "below"},
            "North高于99.8%界限，1个板块低于99.8%界限、后续需加快推进，其余都在95%界限之内",
        ),
        ({"West": "below"}, "1个板块低于99.8%界限，后续需加快推进，其余都在95%界限之内"),
    ],
)
def test_a_funnel_says_who_is_beyond_which_limits(catalogue: Catalogue, outside: Any, words: str) -> None:
    assert said(catalogue, "ranking_funnel", funnel(**outside), **GIVEN) == words


def test_where_lower_is_better_those_below_the_funnel_do_well(catalogue: Catalogue) -> None:
    words = said(catalogue, "ranking_funnel", funnel(West="below"), **GIVEN | {"better": "lower"})
    assert words == "West低于99.8%界限，其余都在95%界限之内"


def test_who_sees_one_unit_reads_numbers_of_all_and_no_other_name(catalogue: Catalogue) -> None:
    rows = funnel(North="above", West="near").iloc[1:2]
    words = said(catalogue, "ranking_funnel", rows, **GIVEN)
    assert words == "1个板块高于99.8%界限；1个板块在95%界限之外，其余都在95%界限之内"


def test_what_is_no_share_has_no_funnel(catalogue: Catalogue) -> None:
    assert "不是比率" in said(catalogue, "ranking_funnel", funnel(), **GIVEN | {"kind": "mean"})


def test_of_a_mean_the_page_says_that_there_is_no_funnel_and_draws_none(sample: Source) -> None:
    found = asked(sample, "ranking_funnel", indicator="hours_per_retiree")
    assert found.rows.empty
    assert "不是比率" in found.finding


def test_the_pieces_of_the_sample_add_up_and_stand_before_the_sum_of_the_chosen_unit(sample: Source) -> None:
    rows = asked(sample, "ranking_gap", unit="320583").rows
    assert rows["unit"].unique().tolist() == ["昆山"]
    whole, parts = rows[rows["is_whole"].astype(bool)], rows[~rows["is_whole"].astype(bool)]
    assert len(parts) >= 3
    assert round(parts["piece"].sum(), 6) == whole["gap"].iloc[0]
    assert "未指定" not in asked(sample, "ranking_gap", unit="320583").subtitle
    assert "未指定" in asked(sample, "ranking_gap").subtitle


def test_pairs_are_told_only_where_both_units_are_seen(sample: Source) -> None:
    everyone = asked(sample, "ranking_order").rows
    assert (everyone["pair"] != "").sum() == 9
    assert everyone["place"].dropna().is_monotonic_increasing
    two = tuple(everyone["unit_code"].iloc[:2])
    desk = access.viewer(sample.config)
    few = Viewer("few", two, desk.pages, "desk", ())
    assert asked(sample, "ranking_order", few).rows["pair"].tolist() == ["昆山与张家港", "", ""]
    one = Viewer("one", two[1:], desk.pages, "desk", ())
    found = asked(sample, "ranking_order", one)
    assert set(found.rows["pair"]) == {""}
    assert "昆山" not in found.finding + found.subtitle


@pytest.mark.parametrize("chart", ["ranking_tiers", "ranking_gap", "ranking_order", "ranking_funnel"])
def test_with_too_few_reports_there_is_one_sentence_and_no_row(sample: Source, chart: str) -> None:
    found = asked(sample, chart, indicator="secretary_trained", as_of="2020-12")
    reported = asked(sample, "ranking_finding", indicator="secretary_trained", as_of="2020-12").facts["reported"]
    assert reported < 9
    assert found.rows.empty
    assert "暂" in found.finding or "不足" in found.finding


@pytest.mark.parametrize("level", ["file", "wall"])
def test_away_from_the_desk_a_gap_is_taken_apart_only_where_every_part_is_seen(sample: Source, level: Any) -> None:
    desk = access.viewer(sample.config)
    seen = Viewer(level, desk.units, desk.pages, level, ())
    found = asked(sample, "ranking_gap", seen, unit="320583")
    assert len(asked(sample, "ranking_gap", unit="320583").rows) > 3
    assert found.rows["is_whole"].tolist() == [True]
    assert "即155个支部中" in found.finding
