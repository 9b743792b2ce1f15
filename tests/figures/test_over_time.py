"""Trends and headline numbers: gaps stay gaps, and what is expected is not what is."""

import itertools
from typing import Any

import pandas as pd
import pytest

from almanac.figures.look import load_look
from tests.figures.frames import CITY, boxes, chart, drawn, months, note, words

LOOK = load_look()
TREND = chart("trend", options={"unit": "%"})
KPI = chart("kpi", options={"unit": "%"})


def lines(figure: dict[str, Any], color: str) -> list[list[float | None]]:
    """The heights of each line of a colour that has any."""
    found = [t for t in figure["data"] if t["mode"] == "lines" and t["line"].get("color") == LOOK.color[color]]
    return [list(t["y"]) for t in found if any(y is not None for y in t["y"])]


def test_a_missing_month_is_a_gap() -> None:
    rows = months()
    rows.loc[5, "value"] = float("nan")
    (line,) = lines(drawn(TREND, rows), "highlight")
    assert [i for i, y in enumerate(line) if y is None] == [5]
    (line,) = lines(drawn(TREND, months().drop(index=5)), "highlight")
    assert [i for i, y in enumerate(line) if y is None] == [5]


def test_what_may_not_be_compared_is_a_gap() -> None:
    rows = months()
    rows.loc[3, "shown"] = "xy"
    (line,) = lines(drawn(TREND, rows), "highlight")
    assert line[3] is None


def test_the_last_value_is_written_at_the_end() -> None:
    end = note(drawn(TREND, months()), "83.0%")
    assert end["font"]["color"] == LOOK.color["highlight"]
    assert end["font"]["size"] == LOOK.sizes["end"]


def test_the_highlighted_series_is_indigo_the_city_ink_the_others_grey() -> None:
    series = [
        months(unit="City", is_city=True),
        months(unit="North", unit_code="U0"),
        months(unit="East", unit_code="U1"),
    ]
    rows = pd.concat([part.assign(value=part["value"] - 3 * i, is_city=i == 0) for i, part in enumerate(series)])
    figure = drawn(TREND, rows, "U1")
    assert [len(lines(figure, color)) for color in ("highlight", "ink", "peer")] == [1, 1, 1]
    assert note(figure, "East 83.0%")["font"]["color"] == LOOK.color["highlight"]


def test_a_highlighted_series_without_a_value_leaves_the_indigo_to_the_next() -> None:
    small = months(unit="East", unit_code="U1").assign(shown="xy", text="16/17")
    figure = drawn(TREND, pd.concat([small, months(unit="City", is_city=True)], ignore_index=True), "U1")
    assert len(lines(figure, "highlight")) == 1
    assert {"City 83.0%", "East 16/17"} <= set(words(figure))


def test_names_at_the_ends_do_not_touch() -> None:
    series = [months(unit=f"Unit {i}", unit_code=f"U{i}") for i in range(4)]
    figure = drawn(TREND, pd.concat(series, ignore_index=True))
    heights = sorted(one["y"] for one in figure["layout"]["annotations"] if one["text"].startswith("Unit"))
    assert all(b - a >= LOOK.sizes["label"] for a, b in itertools.pairwise(heights))


def test_a_target_is_a_tick_with_its_word() -> None:
    figure = drawn(chart("trend", {"target": "aim"}, {"unit": "%"}), months(aim=95.0))
    assert "目标95%" in words(figure)
    assert boxes(figure, "ink")
    assert not boxes(drawn(TREND, months()), "ink")


@pytest.mark.parametrize(
    ("language", "first", "january"), [("zh", "2021年7月", "2022年1月"), ("en", "Jul 2021", "Jan 2022")]
)
def test_months_are_named_with_their_years(language: str, first: str, january: str) -> None:
    assert {first, january} <= set(words(drawn(TREND, months(), language=language)))


def test_months_of_one_year_need_no_year() -> None:
    said = words(drawn(TREND, months(6)))
    assert "7月" in said
    assert "2021年7月" not in said


def test_the_last_month_is_the_day_of_its_data() -> None:
    said = words(drawn(TREND, months(), newest=pd.Timestamp("2022-08-25")))
    assert "8月25日" in said
    assert "8月31日" not in words(drawn(TREND, months(), newest=pd.Timestamp("2022-08-31")))


def ahead() -> pd.DataFrame:
    """Eight months that are, four that are planned and expected."""
    rows = months(12).assign(plan=[70.0 + 2 * i for i in range(12)], expected=float("nan"), end="97 by then")
    rows.loc[8:, ["value", "text"]] = [float("nan"), None]
    rows.loc[7:, "expected"] = [77.0, 79.0, 81.0, 83.0, 85.0]
    return rows.assign(least=rows["expected"] - 1, most=rows["expected"] + 1)


def test_a_forecast_is_dashed_with_its_band_from_the_last_value() -> None:
    encode = {"forecast": "expected", "low": "least", "high": "most", "end_text": "end"}
    figure = drawn(chart("trend", encode, {"unit": "%", "data_day": "8月25日"}), ahead())
    dashed = [trace for trace in figure["data"] if trace["mode"] == "lines" and trace["line"].get("dash") == "dash"]
    assert [i for i, y in enumerate(dashed[0]["y"]) if y is not None] == [7, 8, 9, 10, 11]
    assert [trace for trace in figure["data"] if trace.get("fill") == "toself"]
    assert {"实际77.0%", "97 by then", "8月25日", "计划"} <= set(words(figure))


def test_an_event_stands_on_a_leader() -> None:
    rows = months(event=None)
    rows.loc[6, "event"] = "it began"
    figure = drawn(TREND, rows)
    dotted = [shape for shape in figure["layout"]["shapes"] if shape["line"].get("dash") == "dot"]
    assert dotted[0]["x0"] == note(figure, "it began")["x"]


def test_a_headline_has_number_unit_change_and_note() -> None:
    encode = {"change_text": "change", "note": "note"}
    figure = drawn(
        chart("kpi", encode, {"unit": "%"}), months(change="较上月 提高", note="9/10"), compare_word="较上月"
    )
    said = words(figure)
    assert any(word.startswith("83.0 <span") and "%" in word for word in said)
    assert {"较上月<b> 提高</b>", "9/10"} <= set(said)


def test_a_headline_shows_twelve_months_at_most() -> None:
    (line,) = lines(drawn(KPI, months(20)), "ink")
    assert len(line) == 12


def test_a_headline_without_a_target_shows_last_year() -> None:
    encode = {"last_year": "year_before", "last_year_text": "said", "target": "aim"}
    of, rows = chart("kpi", encode), months(year_before=60.0, said="上年60", aim=float("nan"))
    assert lines(drawn(of, rows), "peer")
    assert "上年60" in words(drawn(of, rows))
    aimed = drawn(of, rows.assign(aim=90.0))
    assert not lines(aimed, "peer")
    assert "目标90" in words(aimed)


def test_a_headline_that_was_not_reported_says_so() -> None:
    rows = months()
    rows.loc[13, ["value", "text", "shown"]] = [float("nan"), "未报送", "missing"]
    figure = drawn(KPI, rows)
    assert note(figure, "未报送")["font"]["size"] < LOOK.sizes["number"]


def test_a_long_change_goes_below_the_number() -> None:
    of, rows = chart("kpi", {"change_text": "change"}), months(change="up 0.8 percentage points on the month before")
    short = drawn(KPI, months())["layout"]["height"]
    assert drawn(of, rows)["layout"]["height"] > short
    assert note(drawn(of, rows), rows["change"][0])["xanchor"] == "left"


def test_a_month_may_be_a_word() -> None:
    rows = months()
    written = rows.assign(as_of=rows["as_of"].dt.strftime("%Y-%m-%d"), unit_code=CITY)
    assert drawn(TREND, written)["data"][-1]["x"] == drawn(TREND, rows)["data"][-1]["x"]
