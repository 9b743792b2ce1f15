"""A few units side by side: who is lowest, who is highest, and where the city stands."""

import pandas as pd

from almanac.figures.look import load_look
from tests.figures.frames import CITY, boxes, cells, chart, drawn, note, words

LOOK = load_look()
SPREAD = chart("spread", {"row": "head", "series": "unit"}, {"unit": "%"})


def few(*values: float) -> pd.DataFrame:
    """One measure of as many units as there are values, and the city."""
    rows = cells(count=len(values), columns=["plan"])
    rows = rows[rows["is_ranked"] | rows["is_city"]].reset_index(drop=True)
    return rows.assign(value=[*values, 50.0], shown="compare", text=[f"{value:.1f}" for value in [*values, 50.0]])


def test_only_both_ends_have_figures() -> None:
    written = words(drawn(SPREAD, few(40.0, 60.0, 90.0)))
    assert {"40.0", "90.0"} <= set(written)
    assert "60.0" not in written


def test_the_bar_reaches_from_lowest_to_highest() -> None:
    (bar,) = boxes(drawn(SPREAD, few(60.0, 40.0, 90.0)), "peer_soft")
    assert (bar["x0"], bar["x1"]) == (40.0, 90.0)


def test_each_unit_keeps_its_mark_and_the_highlighted_one_has_the_first() -> None:
    rows = few(40.0, 60.0, 90.0)
    lit = str(rows["unit_code"][2])
    (trace,) = drawn(SPREAD, rows, lit)["data"]
    look = dict(zip(trace["x"], trace["marker"]["symbol"], strict=True))
    assert look == {90.0: LOOK.chosen[0].symbol, 40.0: LOOK.chosen[1].symbol, 60.0: LOOK.chosen[2].symbol}


def test_marks_that_would_touch_stand_apart_and_others_do_not() -> None:
    (near,) = drawn(SPREAD, few(40.0, 40.1, 90.0))["data"]
    assert len(set(near["y"])) == 3
    (far,) = drawn(SPREAD, few(40.0, 60.0, 90.0))["data"]
    assert len(set(far["y"])) == 1


def test_a_measure_nobody_has_is_said() -> None:
    rows = pd.concat([few(40.0, 60.0), few(40.0, 60.0).assign(head="other", indicator="other", value=None)])
    assert "暂无数据" in words(drawn(SPREAD, rows.reset_index(drop=True)))


def test_the_city_is_a_tick_and_named_above() -> None:
    figure = drawn(SPREAD, few(40.0, 90.0))
    assert any(tick["xanchor"] == 50.0 for tick in boxes(figure, "ink"))
    assert note(figure, "┃City")["y"] < 40
    assert CITY not in words(figure)
