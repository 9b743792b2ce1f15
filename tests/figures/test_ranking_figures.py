"""What a gap is made of, how likely neighbours change places, and the funnel of chance."""

from typing import Any

import pandas as pd
import pytest

from almanac.figures.look import load_look
from almanac.indicators.ranking.funnel import limits
from tests.figures.frames import LIT, boxes, chart, drawn, funnelled, gaps, measured, neighbours, note, scored, words
from tests.figures.test_every_kind import FLIPS, FUNNEL, GAP, SCORES

LOOK = load_look()
OF_GAP, OF_FLIPS = chart("gap", GAP), chart("flips", FLIPS)
OF_SCORES = chart("scores", SCORES)
OF_FUNNEL = chart("funnel", FUNNEL, {"unit": "%"})


def test_a_gap_has_a_bar_from_zero_for_each_part_and_none_for_the_sum() -> None:
    figure = drawn(OF_GAP, gaps())
    ahead, behind = boxes(figure, "highlight"), boxes(figure, LOOK.verdict["below"].color)
    assert [(one["x0"], one["x1"]) for one in ahead] == [(0.0, 3.2), (0.0, 1.0)]
    assert [(one["x0"], one["x1"]) for one in behind] == [(-0.2, 0.0)]
    assert {"West 88.0 - City 84.0 =", "+4.0 points", "+3.2", "-0.2"} <= set(words(figure))


def test_a_gap_without_parts_says_so_below_its_sum() -> None:
    of = chart("gap", GAP, {"empty": "No parts."})
    figure = drawn(of, gaps().iloc[:1])
    assert words(figure) == ["West 88.0 - City 84.0 =", "+4.0 points", "No parts."]
    assert figure["layout"]["height"] < drawn(of, gaps())["layout"]["height"]


def test_an_amount_that_does_not_fit_stands_below() -> None:
    wide = drawn(chart("gap", GAP, {"width": 400}), gaps())
    narrow = drawn(chart("gap", GAP, {"width": 150}), gaps())
    assert note(wide, "+4.0 points")["y"] == note(wide, "West 88.0 - City 84.0 =")["y"]
    assert note(narrow, "+4.0 points")["y"] > note(narrow, "West 88.0 - City 84.0 =")["y"]


def test_pairs_have_bars_to_a_line_in_the_middle_and_the_last_unit_none() -> None:
    figure = drawn(OF_FLIPS, neighbours())
    assert len(boxes(figure, "peer_soft")) == 9
    (coin,) = (one for one in boxes(figure, "ink") if one.get("xanchor") == 0.5)
    assert coin["y1"] > coin["y0"]
    assert "50% 如掷硬币" in words(figure)


def test_the_first_quarter_is_written_where_it_has_room() -> None:
    assert "25%" in words(drawn(chart("flips", FLIPS, {"width": 840}), neighbours().assign(swap_text="")))
    assert "25%" not in words(drawn(chart("flips", FLIPS, {"width": 320}), neighbours().assign(swap_text="")))


def test_both_pairs_of_the_highlighted_unit_are_indigo() -> None:
    assert len(boxes(drawn(OF_FLIPS, neighbours(), LIT), "highlight")) == 2
    assert len(boxes(drawn(OF_FLIPS, neighbours(), "U0"), "highlight")) == 1


def test_more_likely_than_a_coin_is_still_on_the_scale() -> None:
    figure = drawn(OF_FLIPS, neighbours().assign(swap=0.7, swap_text="70%"))
    assert figure["layout"]["xaxis"]["range"][1] == 0.7


def lines(figure: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The lines of a funnel by their dash."""
    return {trace["line"]["dash"]: trace for trace in figure["data"] if trace["mode"] == "lines"}


def test_a_funnel_narrows_and_has_its_wider_limits_only_where_units_differ_more() -> None:
    figure = drawn(OF_FUNNEL, funnelled())
    assert set(lines(figure)) == {"solid", "dash", "dot"}
    assert set(lines(drawn(OF_FUNNEL, funnelled().assign(tau2=0.0)))) == {"solid", "dash"}
    heights = lines(figure)["dash"]["y"]
    apart = [low - high for low, high in zip(heights[:60], heights[61:], strict=True) if None not in (low, high)]
    assert len(apart) > 30
    assert apart == sorted(apart, reverse=True)


def test_the_limits_are_those_of_the_step_at_the_same_base() -> None:
    figure = drawn(OF_FUNNEL, funnelled())
    at, top = lines(figure)["dash"]["x"][40], lines(figure)["dash"]["y"][40]
    (low,), _ = limits(0.91, pd.Series([at]).to_numpy(), 0.05)
    ticks = {one["text"].rstrip("%起"): one["y"] for one in figure["layout"]["annotations"] if "%" in one["text"][:4]}
    (first, y_first), (second, y_second) = [(float(k), v) for k, v in ticks.items() if k.isdigit()][:2]
    value = first + (top - y_first) / (y_second - y_first) * (second - first)
    assert value == pytest.approx(100 * low, abs=1e-6)


def test_only_those_outside_the_highlighted_and_references_are_named() -> None:
    rows = funnelled()
    rows.loc[rows["unit"] == "Lake", "outside"] = "below"
    said = words(drawn(OF_FUNNEL, rows, LIT))
    named = {unit for unit in rows["unit"] if any(word.startswith(f"{unit} ") for word in said)}
    assert named == {"West", "Lake", "Offices", "City"}


def test_names_do_not_lie_on_each_other() -> None:
    rows = funnelled().assign(outside="above", n=40.0, value=90.0, text="90.0", shown="compare")
    figure = drawn(OF_FUNNEL, rows)
    found = sorted(one["y"] for one in figure["layout"]["annotations"] if one["text"].endswith(" 90.0"))
    assert len(set(found)) >= 4


def test_the_name_of_a_unit_on_a_limit_lies_beside_the_line() -> None:
    rows = funnelled().assign(tau2=0.0, n=[100.0 * place for place in range(1, 13)])
    city = rows.loc[rows["is_city"], "value"].iloc[0]
    at = rows["unit"] == "West"
    (low,), _ = limits(city / 100, rows.loc[at, "n"].to_numpy(), 0.05)
    figure = drawn(OF_FUNNEL, rows.assign(value=rows["value"].mask(at, 100 * low)), LIT)
    name = next(one for one in figure["layout"]["annotations"] if "West" in one["text"])
    dash, way = lines(figure)["dash"], 1 if name["xanchor"] == "left" else -1
    points = [(x, y) for x, y in zip(dash["x"], dash["y"], strict=True) if y is not None]
    under = [y for x, y in points if 20 < way * (x - name["x"]) < 80]
    assert len(under) > 2
    assert min(abs(y - name["y"]) for y in under) > 8


def test_scores_have_two_ranges_of_ranks_side_by_side_and_a_unit_without_a_score_has_none() -> None:
    figure = drawn(OF_SCORES, scored())
    assert len(boxes(figure, "peer_soft")) == 9 * 3
    level = [one["text"] for one in figure["layout"]["annotations"] if one["y"] == note(figure, "Hill")["y"]]
    assert level == ["Hill", "too little data"]
    chance, weights = note(figure, "名次的可能范围：偶然"), note(figure, "名次的可能范围：权重")
    assert chance["xshift"] < weights["xshift"]


def test_scores_that_are_not_ranked_are_bars_only() -> None:
    rows = scored().assign(best=None, worst=None, weight_best=None, weight_worst=None)
    figure = drawn(OF_SCORES, rows)
    assert len(boxes(figure, "peer_soft")) == 9
    assert not [word for word in words(figure) if "名次" in word]


def test_a_figure_of_values_that_are_not_compared_is_a_plain_sentence() -> None:
    assert words(drawn(OF_FUNNEL, measured().assign(shown="missing", tau2=None, outside=None))) == ["暂无数据"]
