"""Four errors of an official dashboard that are not made here.

An old value scored as current, zeros scored 100, everything rounded up, and one indicator hiding the rest.
"""

import numpy as np
import pytest

from almanac.config import SmallNumbers
from almanac.indicators.composite import normalise
from almanac.indicators.composite.index import Component, Recipe, effective_weights, normalised, score, values_of
from almanac.indicators.composite.robust import drop_one
from almanac.indicators.measure import measured
from almanac.texts.formats import number, shown
from tests.indicators.cases import indicator, month, row

NAMES = ("plan", "care", "doctor")
RECIPE = Recipe(tuple(Component(name, "service", 0, 100) for name in NAMES))


def rows_of(values: dict[str, float], **more: object) -> list[dict[str, object]]:
    """One unit's comparable rows of August."""
    plain = {"unit_code": "a", "as_of": month(8), "shown": "compare", "part": ""}
    return [{**plain, "indicator": name, "value": value, **more} for name, value in values.items()]


@pytest.mark.parametrize(
    ("about", "every", "counts"), [(7, "month", False), (6, "quarter", True), (5, "quarter", False)]
)
def test_an_old_value_is_not_scored_as_current(about: int, every: str, counts: bool) -> None:
    recipe = Recipe((Component("plan", "service", 0, 100, every=every),))  # type: ignore[arg-type]
    values = values_of(rows_of({"plan": 99.0}, period=month(about)), recipe, ["a"], month(8))  # type: ignore[arg-type]
    assert np.isnan(score(normalised(values, recipe), recipe).total[0]) != counts


def test_a_series_of_zeros_is_not_scored_100() -> None:
    values = values_of(rows_of(dict.fromkeys(NAMES, 0.0)), RECIPE, ["a"], month(8))  # type: ignore[arg-type]
    assert score(normalised(values, RECIPE), RECIPE).total[0] == 0
    assert np.isnan(normalise.min_max(np.zeros(10))).all()
    assert np.isnan(normalise.min_max(np.zeros(10), "lower")).all()


def test_nothing_of_nothing_is_missing_and_not_100() -> None:
    found = measured(row("a", 0, 0), indicator(better="lower"), SmallNumbers(), "zh")
    assert (found["shown"], found["value"]) == ("missing", None)


@pytest.mark.parametrize(("value", "text"), [(94.94, "94.9"), (94.96, "95.0"), (99.94, "99.9"), (79.04, "79.0")])
def test_values_are_rounded_to_the_nearest(value: float, text: str) -> None:
    assert number(value, 1) == text


def test_rounding_raises_as_often_as_it_lowers() -> None:
    values = np.random.default_rng(1).uniform(0, 100, 5000)
    raised = np.mean([shown(value, 1) > value for value in values])
    assert raised == pytest.approx(0.5, abs=0.03)


def test_one_indicator_does_not_speak_for_the_others() -> None:
    values = values_of(rows_of({"plan": 100.0}), RECIPE, ["a"], month(8))  # type: ignore[arg-type]
    assert np.isnan(score(normalised(values, RECIPE), RECIPE).total[0])


def test_an_indicator_that_outweighs_the_rest_is_seen() -> None:
    heavy = Recipe((Component("plan", "service", 0, 100, weight=8), *RECIPE.components[1:]))
    assert effective_weights(heavy)["plan"] == pytest.approx(0.8)
    values = np.array([[100.0, 10.0, 10.0], [70.0, 90.0, 90.0]])
    assert np.argmax(score(normalised(values, heavy), heavy).total) == 0
    assert np.argmax(drop_one(values, heavy)["plan"]) == 1
