"""Cards and small panels of a few units: counted, marked, and pale where nothing is real."""

from typing import Any

import pandas as pd

from almanac.figures.look import load_look
from tests.figures.frames import cells, chart, drawn, note, words

LOOK = load_look()
ENCODE = {"panel": "head", "series": "unit", "before": "then", "before_text": "then_text", "note": "short"}
SLOPE = chart("slope", ENCODE, {"before_name": "July", "now_name": "August"})
PROFILES = chart("profiles", {"row": "unit", "series": "unit"})


def pairs(*real: bool) -> pd.DataFrame:
    """One measure of as many units as said, each ten higher than before."""
    rows = cells(count=len(real), columns=["plan"]).iloc[: len(real)].reset_index(drop=True)
    values = [60.0 + 5 * i for i in range(len(real))]
    more: dict[str, Any] = {"value": values, "shown": "compare", "text": [f"{v:.1f}" for v in values]}
    more |= {"then": [v - 10 for v in values], "then_text": [f"{v - 10:.1f}" for v in values], "short": "+10.0"}
    return rows.assign(**more, is_real=list(real))


def test_only_real_changes_are_drawn_in_their_units_colour_and_bold() -> None:
    figure = drawn(SLOPE, pairs(True, False))
    real, pale = figure["data"]
    assert (real["line"]["color"], pale["line"]["color"]) == (LOOK.chosen[0].color, LOOK.color["peer_soft"])
    assert note(figure, "60.0 +10.0")["font"]["weight"] == 700
    assert note(figure, "65.0 +10.0")["font"]["weight"] == 400


def test_each_panel_says_what_its_own_ends_are_called() -> None:
    other = pairs(True).assign(head="other", since=["August 2021"], until=["July 2022"])
    own = chart(
        "slope", ENCODE | {"before_name": "since", "now_name": "until"}, {"before_name": "July", "now_name": "now"}
    )
    written = words(drawn(own, pd.concat([pairs(True).assign(since="", until=""), other], ignore_index=True)))
    assert [one for one in written if one in ("July", "now", "August 2021", "July 2022")] == [
        *("July", "now"),
        *("August 2021", "July 2022"),
    ]


def test_a_unit_without_a_value_before_is_a_mark_without_a_line() -> None:
    rows = pairs(True, False)
    rows["then"] = [50.0, float("nan")]
    assert [len(trace["x"]) for trace in drawn(SLOPE, rows)["data"]] == [2, 1]


def test_without_any_value_before_the_figure_says_so() -> None:
    rows = pairs(False, False)
    rows["then"] = float("nan")
    assert words(drawn(SLOPE, rows)) == ["暂无数据"]


def test_the_same_unit_has_the_same_mark_in_every_panel() -> None:
    rows = pd.concat([pairs(False, False), pairs(False, False).assign(head="other")], ignore_index=True)
    symbols = [trace["marker"]["symbol"] for trace in drawn(SLOPE, rows)["data"]]
    assert symbols == [LOOK.chosen[0].symbol, LOOK.chosen[1].symbol] * 2


def test_a_card_counts_the_verdicts_of_what_is_compared_and_tells_sizes_once() -> None:
    rows = pd.DataFrame({"unit": "North", "unit_code": "U0", "is_city": False, "verdict": ["above", "above", "below"]})
    rows = rows.assign(size=["10 members", "", "10 members"], chosen=[True, True, False])
    written = words(drawn(PROFILES, rows, language="en"))
    assert {"North", "▲ 2 above　▽ 0 below", "10 members"} <= set(written)


def test_columns_of_units_bear_their_colours() -> None:
    marked = chart("matrix", {"row": "head", "series": "unit", "head": "unit"}, {"marked": True})
    (heads,) = [
        t for t in drawn(marked, cells(count=2))["data"] if isinstance(t.get("textfont", {}).get("color"), list)
    ]
    assert heads["textfont"]["color"][:2] == [LOOK.chosen[0].color, LOOK.chosen[1].color]
    assert heads["textfont"]["color"][-1] == LOOK.color["ink"]


def test_what_is_the_same_for_all_is_written_once_and_a_panel_without_it_is_left_out() -> None:
    rows = pairs(True, False).assign(then=70.0, then_text="70.0")
    other = pairs(False, False).assign(head="other", then=float("nan"), then_text="")
    written = words(drawn(SLOPE, pd.concat([rows, other], ignore_index=True)))
    assert written.count("70.0") == 1
    assert "other" not in written


def test_beyond_the_fourth_unit_words_are_no_paler_than_notes() -> None:
    figure = drawn(SLOPE, pairs(*[False] * 6))
    assert note(figure, "85.0 +10.0")["font"]["color"] == LOOK.color["muted"]
    assert note(figure, "75.0 +10.0")["font"]["color"] == LOOK.chosen[3].color
