"""Tiers say what is known and no more; tables are aligned and whole."""

from typing import Any

import pandas as pd

from almanac.figures.look import load_look
from tests.figures.frames import LIT, boxes, chart, drawn, files, measured, note, words

LOOK = load_look()
TIERS = chart("tiers")
TABLE = chart("table", {"columns": ["file", "read", "result"]}, {"headers": {"file": {"zh": "文件", "en": "File"}}})


def ranked(**verdicts: str) -> pd.DataFrame:
    """The measured units with the verdicts of some changed."""
    rows = measured()
    return rows.assign(verdict=[verdicts.get(u, v) for u, v in zip(rows["unit"], rows["verdict"], strict=True)])


def heights(figure: dict[str, Any], *names: str) -> list[float]:
    """How low each name stands."""
    return [note(figure, name)["y"] for name in names]


def test_the_first_tier_stands_by_value_the_others_in_official_order() -> None:
    figure = drawn(TIERS, ranked(North="above", Orchard="above", East="below"))
    first, second, third = ("Orchard", "South", "North"), ("Hill", "River"), ("East", "West")
    for tier in (first, ("Lake", "River", "Garden"), third):
        found = heights(figure, *tier)
        assert found == sorted(found)
    assert max(heights(figure, *first)) < min(heights(figure, *second[1:])) < min(heights(figure, *third))


def test_heads_say_tier_and_count() -> None:
    said = words(drawn(TIERS, measured(), unit_word="板块"))
    assert "▲ 第一梯队：显著高于City" in said
    assert "1个板块\u3000按数值排列" in said
    assert "7个板块\u3000按固定顺序" in said
    assert "7 of 10\u3000in official order" in words(drawn(TIERS, measured(), language="en"))


def test_who_does_not_see_every_unit_reads_no_count_of_a_tier() -> None:
    said = words(drawn(TIERS, measured(), unit_word="板块", ranked_units=11, the_city="全市"))
    assert "按固定顺序" in said and "▲ 第一梯队：显著高于全市" in said
    assert not [word for word in said if "个板块" in word]


def test_an_empty_tier_is_not_drawn() -> None:
    said = words(drawn(TIERS, ranked(South="similar", West="similar")))
    assert not [word for word in said if "第一梯队" in word or "第三梯队" in word]


def test_what_is_not_compared_is_listed_below_with_its_reason() -> None:
    figure = drawn(TIERS, measured())
    assert note(figure, "Hill")["y"] > max(heights(figure, "North", "West", "Orchard", "Offices", "City"))
    assert {"too few", "12/14"} <= set(words(figure))


def test_references_and_the_city_stand_below_the_tiers_with_values_and_without_ranks() -> None:
    figure = drawn(TIERS, measured())
    assert min(heights(figure, "Offices", "City")) > max(heights(figure, "North", "West", "Orchard"))
    assert "参照，不参加排名" in words(figure)
    level = [one["text"] for one in figure["layout"]["annotations"] if one["y"] == note(figure, "Offices")["y"]]
    assert level == ["Offices", "n=50", "90.0"]


def test_without_units_for_reference_the_city_is_a_line_only() -> None:
    rows = measured()
    figure = drawn(TIERS, rows[rows["is_ranked"] | rows["is_city"]])
    assert "City" not in words(figure)
    assert "City 91.0" in words(figure)


def test_ranks_are_ranges_with_both_ends() -> None:
    figure = drawn(TIERS, measured(), LIT)
    ends = [one["text"] for one in figure["layout"]["annotations"] if one["y"] == note(figure, "West")["y"]]
    assert ends[-2:] == ["4", "6"]
    assert len(boxes(figure, "peer_soft")) == 8


def test_without_ranks_there_is_no_room_for_them() -> None:
    rows = measured().assign(best=float("nan"), worst=float("nan"))
    assert "名次的可能范围" not in words(drawn(TIERS, rows))
    assert drawn(TIERS, rows)["layout"]["margin"]["r"] < drawn(TIERS, measured())["layout"]["margin"]["r"]


def styles(figure: dict[str, Any], word: str) -> dict[str, Any]:
    """The trace in which a word of a table stands."""
    (found,) = [trace for trace in figure["data"] if word in trace["text"]]
    return dict(found)


def test_figures_stand_at_the_right_words_at_the_left() -> None:
    figure = drawn(TABLE, files())
    assert styles(figure, "1,000")["textposition"] == "middle left"
    assert styles(figure, "01 people")["textposition"] == "middle right"


def test_the_total_is_bold() -> None:
    figure = drawn(TABLE, files())
    assert styles(figure, "1,023")["textfont"]["weight"] == styles(figure, "All")["textfont"]["weight"] == 700
    assert styles(figure, "1,000")["textfont"]["weight"] == 400


def test_a_status_has_its_shape() -> None:
    figure = drawn(TABLE, files())
    assert note(figure, LOOK.status["slight"].glyph)["font"]["color"] == LOOK.status["slight"].color


def test_heads_are_words_of_the_language() -> None:
    assert "文件" in words(drawn(TABLE, files()))
    assert {"File", "read"} <= set(words(drawn(TABLE, files(), language="en")))


def test_a_long_cell_grows_its_row() -> None:
    rows = files().replace(
        {"result": {"taken": "taken with so many words about it that they cannot stand on one line " * 2}}
    )
    assert drawn(TABLE, rows)["layout"]["height"] > drawn(TABLE, files())["layout"]["height"]


def test_a_table_too_long_says_what_is_left() -> None:
    short = chart("table", TABLE.encode, {"max_rows": 1})
    assert "其余2行见下方数据表" in words(drawn(short, files()))
    assert "其余" not in "".join(words(drawn(TABLE, files())))


def test_a_group_is_named_once_and_opened_by_a_line() -> None:
    rows = pd.DataFrame({"kind": ["A", "A", "B"], "file": ["a", "b", "c"]})
    encode = {"columns": ["kind", "file"]}
    plain, grouped = (drawn(chart("table", encode, options), rows) for options in ({}, {"group": "kind"}))
    assert [words(one).count("A") for one in (plain, grouped)] == [2, 1]
    assert len(boxes(grouped, "muted")) == len(boxes(plain, "muted")) + 1


def test_a_group_may_have_its_words_on_a_line_above_its_rows() -> None:
    rows = pd.DataFrame({"kind": ["A", "A", "B"], "file": ["a", "b", "c"], "head": ["x", "y", "z"]})
    encode = {"columns": ["file"]}
    plain, headed = (drawn(chart("table", encode, options), rows) for options in ({}, {"heads": "kind"}))
    assert [word for word in words(headed) if word in ("A", "B")] == ["A", "B"]
    assert not {"A", "B", "x"} & set(words(plain))
    assert headed["layout"]["height"] == plain["layout"]["height"] + 2 * 30
