"""Ladders, stages, ledgers and bars: lengths that can be trusted."""

from typing import Any

import pandas as pd
import pytest

from almanac.figures.look import load_look
from tests.figures.frames import LIT, boxes, chart, drawn, ladders, ledger, measured, months, note, stages, words

LOOK = load_look()
LADDER = chart("ladder", {"series": "level", "head": "level_words", "x": "many"})
STAGES = chart("stages", {"row": "stage", "x": "many"})
STEPS = chart("steps", {"row": "step", "x": "amount"})


def spans(figure: dict[str, Any], colour: str) -> list[tuple[float, float]]:
    """Where the bars of a colour begin and end, top to bottom."""
    found = sorted(boxes(figure, colour), key=lambda one: one["y0"])
    return [(one["x0"], one["x1"]) for one in found if one["xref"] == "x" and "xanchor" not in one]


def test_every_ladder_is_a_whole() -> None:
    bars = [trace for trace in drawn(LADDER, ladders())["data"] if trace["type"] == "bar"]
    ends = [sum(shares) for shares in zip(*[bar["x"] for bar in bars], strict=True)]
    assert ends == pytest.approx([1.0] * 12)


def test_the_lowest_level_is_hatched_unless_plain() -> None:
    assert drawn(LADDER, ladders())["data"][0]["marker"]["pattern"]["shape"] == "/"
    plain = chart("ladder", LADDER.encode, {"plain_first": True})
    assert "pattern" not in drawn(plain, ladders())["data"][0]["marker"]


def test_a_count_too_wide_for_its_bar_is_left_out() -> None:
    said = words(drawn(LADDER, ladders()))
    assert "80" in said
    assert "2" not in said


def test_the_key_names_every_level_above_the_bars() -> None:
    figure = drawn(LADDER, ladders())
    heights = [note(figure, level)["y"] for level in ("None", "Below", "Passed", "Model")]
    assert max(heights) < note(figure, "North")["y"]


def test_levels_stand_in_the_order_that_is_asked_for() -> None:
    turned = chart("ladder", LADDER.encode, {"levels": ["model", "passed", "below", "none"]})
    assert drawn(turned, ladders())["data"][0]["x"][0] == pytest.approx(0.1)


def test_stages_share_one_scale() -> None:
    figure = drawn(STAGES, stages())
    assert figure["layout"]["xaxis"]["range"] == [0, 78]
    assert spans(figure, LOOK.sequential.colors[2]) == [(0, 78), (0, 22)]
    assert spans(figure, "highlight") == [(0, 18), (0, 4)]


def test_each_round_has_its_quota_as_a_line() -> None:
    figure = drawn(STAGES, stages())
    assert [line["xanchor"] for line in boxes(figure, "ink")] == [50, 15]
    assert note(figure, "quota 50")["x"] == 50


def test_a_stage_that_is_not_due_is_a_ring_with_words() -> None:
    figure = drawn(STAGES, stages())
    assert len([shape for shape in figure["layout"]["shapes"] if shape["type"] == "circle"]) == 2
    assert words(figure).count("not due") == 2


def test_a_ledger_adds_up() -> None:
    figure = drawn(STEPS, ledger())
    up, down, people = LOOK.verdict["above"].color, LOOK.verdict["below"].color, "peer"
    assert spans(figure, up)[0] == pytest.approx((92.5, 93.6))
    assert spans(figure, down)[0] == pytest.approx((92.8, 93.6))
    assert spans(figure, people)[0] == pytest.approx((92.8, 93.3))
    assert [line["xanchor"] for line in boxes(figure, "ink")] == [92.5, 93.3]


def test_bars_begin_at_zero() -> None:
    figure = drawn(chart("bars"), measured())
    assert figure["layout"]["xaxis"]["range"][0] == 0
    assert all(start == 0 for start, _ in spans(figure, LOOK.sequential.colors[3]))


def test_the_highlighted_bar_is_indigo_and_its_peers_grey() -> None:
    figure = drawn(chart("bars"), measured(), LIT)
    assert spans(figure, "highlight") == [(0, 83.0)]
    assert not spans(figure, LOOK.sequential.colors[3])
    assert len(spans(figure, "peer_soft")) == 9  # one unit is too small for a bar


def test_below_zero_a_bar_is_ochre() -> None:
    rows = pd.DataFrame({"unit": ["up", "down"], "value": [4.1, -0.1], "text": ["+4.1", "-0.1"]})
    figure = drawn(chart("bars"), rows)
    assert spans(figure, LOOK.verdict["below"].color) == [(-0.1, 0)]
    assert boxes(figure, "axis")


def test_the_city_is_no_bar_unless_asked_for() -> None:
    assert "City" not in words(drawn(chart("bars"), measured()))
    assert "City" in words(drawn(chart("bars", options={"city": True}), measured()))


def test_a_target_stands_as_a_tick_across_its_bar() -> None:
    figure = drawn(chart("bars", {"target": "n"}), measured())
    assert 40.0 in {line["xanchor"] for line in boxes(figure, "ink")}


def test_columns_stand_beside_last_year_with_a_key() -> None:
    encode = {"row": "as_of", "before": "year_before"}
    figure = drawn(chart("columns", encode), months(8, year_before=65.0))
    assert len(figure["data"]) == 2
    assert {"本年", "上年"} <= set(words(figure))
    assert len(drawn(chart("columns", {"row": "as_of"}), months(8))["data"]) == 1


def test_columns_begin_at_zero() -> None:
    figure = drawn(chart("bars", {"row": "as_of"}, {"vertical": True}), months(8))
    assert "0" in words(figure)
    heights = [-height for height in figure["data"][0]["y"]]
    assert heights[1] / heights[0] == pytest.approx(71 / 70)


def test_a_month_without_a_column_is_said() -> None:
    rows = months(6)
    rows.loc[2, ["value", "text"]] = [float("nan"), "未报送"]
    figure = drawn(chart("columns", {"row": "as_of"}), rows)
    assert len(figure["data"][0]["x"]) == 5
    assert note(figure, "未报送")["x"] == 2


def test_a_wide_figure_over_paired_columns_begins_clear_of_the_other_column() -> None:
    rows = months(8, year_before=65.0).assign(text="1,234,567")
    figure = drawn(chart("columns", {"row": "as_of", "before": "year_before", "label": "text"}, {"width": 1240}), rows)
    labels = [one for one in figure["layout"]["annotations"] if one["text"] == "1,234,567"]
    assert [round(one["x"] - i, 2) for i, one in enumerate(labels)] == [0.02] * 8
    assert {one["xanchor"] for one in labels} == {"left"}
