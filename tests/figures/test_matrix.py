"""The matrix: white is the normal state, and a click says which cell it was."""

from typing import Any

from almanac.figures.look import load_look
from tests.figures.frames import CITY, LIT, REFERENCE, boxes, cells, chart, drawn, note, words

LOOK = load_look()
ENCODE = {"series": "indicator", "target": "aim"}
MATRIX = chart("matrix", ENCODE)
TOUCHED = -1


def text_of(figure: dict[str, Any], words: str) -> list[dict[str, Any]]:
    """The traces in which words are written."""
    return [trace for trace in figure["data"] if words in trace.get("text", ())]


def test_only_what_stands_out_is_tinted() -> None:
    figure = drawn(MATRIX, cells())
    assert len(boxes(figure, LOOK.verdict["above"].tint)) == 3
    assert len(boxes(figure, LOOK.verdict["below"].tint)) == 3
    symbols = [symbol for trace in figure["data"] for symbol in trace.get("marker", {}).get("symbol", ())]
    assert sorted(symbols) == ["triangle-down"] * 3 + ["triangle-up"] * 3


def test_steps_tint_by_value_and_leave_small_bases_and_the_city_white() -> None:
    steps = chart("matrix", {"series": "indicator"}, {"shade": "steps", "steps": [85, 88]})
    figure = drawn(steps, cells(columns=["plan"]))
    tints = [len(boxes(figure, color)) for color in LOOK.sequential.colors[:3]]
    assert tints == [4, 3, 3]  # 80–83; 85–87; 88, 89 and the reference; neither 84 (too small) nor the city


def test_every_cell_can_be_clicked() -> None:
    trace = drawn(MATRIX, cells())["data"][TOUCHED]
    assert len(trace["customdata"]) == 12 * 3
    assert [LIT, "visit"] in [list(pair) for pair in trace["customdata"]]
    assert trace["marker"]["opacity"] == trace["unselected"]["marker"]["opacity"] == 0


def test_a_click_dims_nothing() -> None:
    for trace in drawn(MATRIX, cells())["data"]:
        part = "textfont" if trace["mode"] == "text" else "marker"
        shown = trace["textfont"]["color"] if part == "textfont" else trace["marker"]["opacity"]
        assert trace["unselected"][part]["color" if part == "textfont" else "opacity"] == shown


def test_city_then_reference_then_target() -> None:
    figure = drawn(chart("matrix", ENCODE, {"target_name": "Aim"}), cells())
    heights = [note(figure, name)["y"] for name in ("Orchard", "City", "Offices", "Aim")]
    assert heights == sorted(heights)
    after = drawn(chart("matrix", {"series": "indicator"}, {"city": "after"}), cells())
    assert note(after, "City")["y"] > note(after, "Offices")["y"]


def test_the_city_is_bold_and_the_reference_grey() -> None:
    figure = drawn(MATRIX, cells(columns=["plan"]))
    assert text_of(figure, "91.0")[0]["textfont"]["weight"] == 700
    assert text_of(figure, "90.0")[0]["textfont"]["color"] == LOOK.color["muted"]
    assert text_of(figure, "≥90")


def test_a_tinted_cell_is_written_in_ink() -> None:
    steps = chart("matrix", {"series": "indicator"}, {"shade": "steps", "steps": [85, 88]})
    figure = drawn(steps, cells(columns=["plan"]))
    assert text_of(figure, "90.0")[0]["textfont"]["color"] == LOOK.color["ink"]


def test_the_highlighted_row_has_a_bar_at_its_left() -> None:
    assert len(boxes(drawn(MATRIX, cells(), LIT), "highlight")) == 1
    assert not boxes(drawn(MATRIX, cells()), "highlight")


def test_heads_take_two_lines_where_they_are_long() -> None:
    rows = cells().replace({"head": {"plan coverage": "家庭医生签约率"}})
    assert "家庭医生<br>签约率" in words(drawn(chart("matrix", ENCODE, {"width": 360}), rows))


def test_a_missing_cell_is_said() -> None:
    rows = cells(columns=["plan"])
    rows.loc[0, ["shown", "text"]] = ["missing", "not here"]
    assert "not here" in words(drawn(MATRIX, rows))
    rows.loc[0, "text"] = None
    assert "暂无数据" in words(drawn(MATRIX, rows))


def test_a_cell_that_no_row_fills_stays_empty() -> None:
    rows = cells()
    gone = rows[(rows["unit_code"] != CITY) | (rows["indicator"] != "visit")]
    assert len(drawn(MATRIX, gone)["data"][TOUCHED]["customdata"]) == 12 * 3 - 1
    assert REFERENCE in {pair[0] for pair in drawn(MATRIX, gone)["data"][TOUCHED]["customdata"]}


def test_a_row_is_high_enough_for_words_on_two_lines() -> None:
    narrow, rows = chart("matrix", ENCODE, {"width": 270}), cells()
    unknown = rows.assign(text=rows["text"].mask(rows["indicator"] == "plan"))
    plain, folded = (drawn(narrow, given, language="en") for given in (rows, unknown))
    assert any("<br>" in word and "data" in word for word in words(folded))
    assert not any("<br>" in word and "data" in word for word in words(plain))
    steps = [abs(note(figure, "Orchard")["y"] - note(figure, "Harbour")["y"]) for figure in (plain, folded)]
    two_lines = 2 * 1.3 * LOOK.sizes["tick"]
    assert steps[0] == LOOK.row < two_lines + 4 <= steps[1]
