"""Where a unit's gap to the city comes from: pieces that add up to the gap as it is printed."""

from dataclasses import replace
from typing import Any

import pandas as pd
import pytest

from almanac.catalogue import Catalogue, Indicator
from almanac.config import Config, SmallNumbers
from almanac.declared import Words
from almanac.indicators.comparing.pieces import REST, pieces
from almanac.indicators.context import Context
from almanac.indicators.rows import Row
from almanac.indicators.steps import measure
from tests.indicators.cases import CITY, indicator, row, with_city

UNITS = ["320582", "320581", "320585", "320583", "320509", "320506"]
RATE = indicator(rank="fair", min_denominator=10, hide_below=10, parts={"a": Words(zh="甲"), "b": Words(zh="乙")})


@pytest.fixture
def context(config: Config, catalogue: Catalogue) -> Context:
    """The project's own, with five units to rank."""
    small = config.model_copy(update={"small_numbers": SmallNumbers(units_to_rank=5)})
    return Context(small, catalogue, "zh", lambda name, given: pd.DataFrame())


def split(parts: dict[str, tuple[float, float]], **more: Any) -> list[Row]:
    """Six units and the city: the first with parts, the others plain at 80 of 100."""
    whole = [sum(values) for values in zip(*parts.values(), strict=True)]
    own = [row(UNITS[0], x, n, part=part) for part, (x, n) in parts.items()]
    plain = [row(unit, 80, 100) for unit in UNITS[1:]]
    first = row(UNITS[0], more.get("x", whole[0]), more.get("n", whole[1]))
    rows = with_city([first, *plain])
    return [one | {"is_ranked": one["unit_code"] != CITY, "is_chosen": False} for one in [*rows, *own]]


def found(rows: list[Row], context: Context, of: Indicator = RATE, chosen: str = "") -> list[Row]:
    """The pieces, after the rows were measured; the rows of parts are what a step finds when it asks."""
    owed = pd.DataFrame({"source": [], "unit_code": [], "period": []})
    every = pd.DataFrame(rows)
    asked = replace(context, fetch=lambda name, _: every if name == "measures_of_indicator" else owed)
    given = [one | {"is_chosen": one["unit_code"] == chosen, "indicator": "x"} for one in rows if not one["part"]]
    return pieces(measure(given, of, asked), of, asked)


def test_pieces_add_up_to_the_gap_that_is_printed(context: Context) -> None:
    whole, *parts = found(split({"a": (47, 50), "b": (26, 31), "c": (19, 22)}), context)
    assert whole["equation"] == "张家港 89.3 － 全市 81.6 ＝"
    assert (whole["gap"], whole["gap_text"]) == (7.7, "＋7.7个百分点")
    assert round(sum(one["piece"] for one in parts), 6) == whole["gap"]
    assert [one["part_name"] for one in parts] == ["甲", "c", "乙"]


def test_the_gap_is_that_of_the_values_as_they_are_shown(context: Context) -> None:
    """93.548 － 84.667 is 8.881, yet 93.5 － 84.7 is 8.8."""
    rows = split({"a": (45, 47), "b": (100, 108)})
    others = [one for one in rows if one["unit_code"] == CITY]
    others[0] |= {"numerator": 1270.0, "denominator": 1500.0}
    whole, *parts = found(rows, context)
    assert whole["gap"] == 8.8
    assert round(sum(one["piece"] for one in parts), 6) == 8.8


def test_small_parts_are_taken_together(context: Context) -> None:
    whole, *parts = found(split({"a": (47, 50), "b": (26, 31), "c": (2, 4), "d": (3, 7)}), context)
    assert [one["part"] for one in parts] == ["a", "b", REST]
    rest = parts[-1]
    assert (rest["part_name"], rest["numerator"], rest["text"]) == ("其余各类", None, "")
    assert round(sum(one["piece"] for one in parts), 6) == whole["gap"]


def test_a_rest_of_a_few_takes_in_another_part_so_that_nobody_is_told_apart(context: Context) -> None:
    _, *parts = found(split({"a": (47, 50), "b": (26, 31), "c": (20, 22), "d": (3, 3)}), context)
    assert [one["part"] for one in parts] == ["a", "b", REST]


@pytest.mark.parametrize("parts", [{"a": (60, 90), "b": (80, 90)}, {"a": (60, 90)}])
def test_parts_that_overlap_are_not_added_up(context: Context, parts: dict[str, tuple[float, float]]) -> None:
    (whole,) = found(split(parts, x=85, n=90), context)
    assert whole["is_whole"]
    assert whole["gap"] > 0


def test_without_a_choice_it_is_the_ranked_unit_furthest_ahead(context: Context) -> None:
    rows = split({"a": (47, 50), "b": (26, 31)})
    assert found(rows, context)[0]["unit_code"] == UNITS[0]
    low = indicator(rank="fair", better="lower", min_denominator=10)
    assert found(rows, context, low)[0]["unit_code"] != UNITS[0]
    assert found(rows, context, chosen=UNITS[2])[0]["unit_code"] == UNITS[2]


def test_with_too_few_units_to_rank_nobody_is_picked_but_a_chosen_one_is_shown(context: Context) -> None:
    rows = [one for one in split({"a": (47, 50), "b": (26, 31)}) if one["unit_code"] in (*UNITS[:3], CITY)]
    assert found(rows, context) == []
    assert found(rows, context, chosen=UNITS[0])[0]["gap"] is not None


def test_a_chosen_unit_that_is_too_small_stands_without_a_gap(context: Context) -> None:
    (whole,) = found(split({"a": (4, 5), "b": (2, 3)}), context, chosen=UNITS[0])
    assert (whole["is_whole"], whole["gap"], whole["shown"]) == (True, None, "hidden")


def test_what_is_not_fair_to_compare_is_not_taken_apart(context: Context) -> None:
    rows = split({"a": (47, 50), "b": (26, 31)})
    assert found(rows, context, indicator(rank="never", min_denominator=10)) == []


def test_a_part_that_the_viewer_may_not_see_leaves_the_gap_whole(context: Context) -> None:
    rows = split({"a": (47, 50), "b": (26, 31), "c": (19, 22)})
    assert len(found(rows, context)) == 4
    rows[-1] |= {"numerator": None}
    (whole,) = found(rows, context)
    assert whole["gap"] == 7.7


def test_parts_may_be_those_of_another_indicator(context: Context, catalogue: Catalogue) -> None:
    by_kind = indicator(id="kinds", parts={"a": Words(zh="子"), "b": Words(zh="丑")})
    known = catalogue.model_copy(update={"indicators": {"kinds": by_kind}})
    other = replace(context, catalogue=known)
    _, *parts = found(split({"a": (47, 50), "b": (26, 31)}), other, RATE.model_copy(update={"split": "kinds"}))
    assert {one["part_name"] for one in parts} == {"子", "丑"}
    assert {one["indicator"] for one in parts} == {"x"}
