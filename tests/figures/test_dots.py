"""Dots: who is compared, who is only written, and where the city stands."""

import pandas as pd
import pytest

from almanac.figures.look import load_look
from tests.figures.frames import CITY, LIT, boxes, chart, drawn, measured, note, words

LOOK = load_look()
DOTS = chart("dots", options={"unit": "%"})


def test_a_small_base_is_written_not_drawn() -> None:
    figure = drawn(DOTS, measured())
    assert 84.0 not in figure["data"][0]["x"]
    assert {"12/14", "too few"} <= set(words(figure))


def test_every_compared_unit_has_its_dot_and_interval() -> None:
    trace = drawn(DOTS, measured())["data"][0]
    assert len(trace["x"]) == 10  # ten units and the one for reference, one of them too small
    assert set(trace["error_x"]["array"]) == {4.0}


def test_verdicts_differ_in_shape_and_colour() -> None:
    trace = drawn(DOTS, measured())["data"][0]
    look = dict(zip(trace["x"], zip(trace["marker"]["symbol"], trace["marker"]["color"], strict=True), strict=True))
    assert look[82.0] == ("triangle-up", LOOK.verdict["above"].color)
    assert look[83.0] == ("triangle-down", LOOK.color["paper"])
    assert look[80.0] == ("circle", LOOK.verdict["similar"].color)


def test_the_city_is_a_line_with_its_name_and_no_row() -> None:
    figure = drawn(DOTS, measured())
    assert note(figure, "City 91.0%")["x"] == 91.0
    assert "City" not in words(figure)
    assert any(line["xanchor"] == 91.0 for line in boxes(figure, "ink"))


def test_without_the_city_there_is_no_line() -> None:
    rows = measured()
    assert not boxes(drawn(DOTS, rows[rows["unit_code"] != CITY]), "ink")


def test_changes_stand_at_the_right_edge_and_only_a_real_one_is_bold() -> None:
    rows = measured()
    rows["note"] = [f"+{place}.5" for place in range(len(rows))]
    rows["is_real"] = [place == 1 for place in range(len(rows))]
    declared = chart("dots", options={"unit": "%", "note_head": "on last month"})
    figure = drawn(declared, rows)
    assert note(figure, "on last month")["xanchor"] == "right"
    assert (note(figure, "+1.5")["font"]["weight"], note(figure, "+0.5")["font"]["weight"]) == (700, 400)
    assert "on last month" not in words(drawn(DOTS, measured()))


def test_the_highlighted_unit_is_indigo_on_its_wash() -> None:
    figure = drawn(DOTS, measured(), LIT)
    assert boxes(figure, "highlight_tint")
    assert note(figure, "West")["font"]["color"] == LOOK.color["highlight"]
    assert not boxes(drawn(DOTS, measured()), "highlight_tint")


def test_the_reference_stands_last_under_a_darker_rule() -> None:
    shuffled = measured().iloc[::-1]
    figure = drawn(DOTS, shuffled)
    lowest = max(note(figure, name)["y"] for name in ("North", "Orchard"))
    assert note(figure, "Offices")["y"] > lowest
    assert boxes(figure, "axis")


def test_rows_have_a_fixed_height() -> None:
    heights = [drawn(DOTS, measured(count))["layout"]["height"] for count in (3, 4, 15)]
    assert heights[1] - heights[0] == LOOK.row
    assert heights[2] - heights[0] == 12 * LOOK.row


def test_the_axis_says_where_it_starts() -> None:
    assert "70%起" in words(drawn(DOTS, measured()))
    assert "from 70%" in words(drawn(DOTS, measured(), language="en"))
    fixed = chart("dots", options={"unit": "%", "axis_from": 60, "axis_to": 100, "axis_step": 20})
    assert {"60%起", "80%", "100%"} <= set(words(drawn(fixed, measured())))


def test_a_rate_without_percent_has_plain_ticks() -> None:
    figure = drawn(chart("dots", options={"unit": "hours"}), measured())
    assert not [word for word in words(figure) if word.endswith("%")]
    assert "City 91.0" in words(figure)


@pytest.mark.parametrize("lows", [60.0, 79.0, 90.9, 91.0])
def test_a_value_is_never_written_on_the_citys_line(lows: float) -> None:
    rows = measured(3)
    rows.loc[0, ["value", "low", "high", "text"]] = [99.0, lows, 99.5, "99.0"]
    figure = drawn(DOTS, rows)
    label, (start, end) = note(figure, "99.0"), figure["layout"]["xaxis"]["range"]
    plot = 560 - figure["layout"]["margin"]["l"] - figure["layout"]["margin"]["r"]
    at = (label["x"] - start) / (end - start) * plot + label["xshift"]
    left, right = (at - 28, at) if label["xanchor"] == "right" else (at, at + 28)
    line = (91.0 - start) / (end - start) * plot
    assert not left < line < right


def test_nobody_compared_leaves_words_only() -> None:
    rows = measured().assign(shown="xy", value=float("nan"))
    figure = drawn(DOTS, pd.DataFrame(rows[~rows["is_city"]]))
    assert list(figure["data"][0]["x"]) == []
    assert "80.0" in words(figure)


def test_where_nothing_stands_on_the_scale_there_is_none() -> None:
    nobody = measured().assign(shown="missing", value=float("nan"), low=float("nan"), high=float("nan"))
    assert not [one for one in words(drawn(DOTS, nobody)) if one.startswith("0") or one.endswith("0%")]
    assert [one for one in words(drawn(DOTS, measured())) if one.endswith("0%")]
