"""Progress bars and cards: where their marks stand, and what they say."""

from tests.figures import frames
from tests.figures.frames import boxes, chart, drawn, note, words

ROLES = {"row": "task", "x": "amount", "target": "plan"}
BARS = chart("progress", ROLES, {"mark_at": "elapsed", "mark_text": {"zh": "全年已过{elapsed}%", "en": "{elapsed}%"}})


def test_each_bar_is_as_long_as_what_is_done_and_bears_its_own_plan() -> None:
    figure = drawn(BARS, frames.progresses(), elapsed=64.9)
    lengths = [bar["x1"] for bar in boxes(figure, "#7AA1C6")]
    assert lengths == [52.0, 63.1, 0.0]
    plans = [shape["xanchor"] for shape in figure["layout"]["shapes"] if shape.get("xanchor") in (50.0, 66.0, 0.0)]
    assert {50.0, 66.0, 0.0} <= set(plans)


def test_a_state_is_said_by_shape_and_word() -> None:
    said = words(drawn(BARS, frames.progresses(), elapsed=64.9))
    assert any("●" in one and "on_track" in one for one in said)
    assert any("◆" in one and "slight" in one for one in said)
    assert any("○" in one and "no_data" in one for one in said)


def test_the_share_of_the_year_is_marked_where_it_is_known() -> None:
    figure = drawn(BARS, frames.progresses(), elapsed=64.9)
    assert note(figure, "全年已过64.9%")["x"] == 64.9
    assert "全年" not in "".join(words(drawn(chart("progress", ROLES), frames.progresses())))


def test_more_than_all_does_not_leave_the_scale() -> None:
    rows = frames.progresses().assign(amount=130.0)
    assert {bar["x1"] for bar in boxes(drawn(chart("progress", ROLES), rows), "#7AA1C6")} == {100.0}


def test_cards_stand_in_the_order_of_their_rows() -> None:
    of = chart("cards", {"row": "head"}, {"across": 2})
    figure = drawn(of, frames.sayings())
    kits, people = note(figure, "nearly 200"), note(figure, "161")
    assert kits["y"] == people["y"]
    assert kits["x"] < people["x"]
    below = drawn(chart("cards", {"row": "head"}, {"across": 1}), frames.sayings())
    assert note(below, "nearly 200")["y"] < note(below, "161")["y"]
