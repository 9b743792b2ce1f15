"""A composite score: what it is made of, and how much it depends on that."""

import numpy as np
import pandas as pd
import pytest

from almanac.indicators.composite import means, normalise, robust
from almanac.indicators.composite.index import (
    Component,
    Recipe,
    effective_weights,
    normalised,
    score,
    values_of,
)
from tests.indicators.cases import month

SERVICE = [Component(name, "service", 50, 100) for name in ("plan", "care", "doctor")]
BRANCH = [Component("standard", "branch", 50, 100), Component("late", "branch", 0, 20, better="lower")]
RECIPE = Recipe(tuple(SERVICE + BRANCH))
VALUES = np.array([[90, 80, 70, 95, 2], [85, 85, 85, 90, 4], [60, 60, 60, 60, 15.0]])


def test_published_means() -> None:
    """COINr, tests/testthat/test-aggregate.R: geometric mean of 1, 2, 3 weighing 1, 1, 2; harmonic weighing 2, 1, 1."""
    x = np.array([[1.0, 2.0, 3.0]])
    assert means.power_mean(x, np.array([1.0, 1, 2]), means.GEOMETRIC)[0] == pytest.approx(2.0597671439071177)
    assert means.power_mean(x, np.array([2.0, 1, 1]), means.HARMONIC)[0] == pytest.approx(1.4117647058823528)


def test_a_geometric_mean_refuses_what_is_not_above_0() -> None:
    with pytest.raises(ValueError, match="above 0"):
        means.power_mean(np.array([[1.0, 0.0]]), np.ones(2), means.GEOMETRIC)


def test_goalposts_are_capped_and_turn_where_less_is_better() -> None:
    x = np.array([-1.0, 1, 10, 11, np.nan])
    assert normalise.goalposts(x, 0, 10)[:4].tolist() == [0, 0.1, 1, 1]
    assert normalise.goalposts(x, 0, 10, "lower")[:4].tolist() == [1, 0.9, 0, 0]
    assert np.isnan(normalise.goalposts(x, 0, 10)[4])


def test_two_thirds_of_a_theme_are_enough_and_less_is_no_score() -> None:
    scaled = normalised(VALUES, RECIPE)
    scaled[0, 0] = np.nan
    scaled[1, :2] = np.nan
    found = score(scaled, RECIPE)
    assert found.themes[0, 0] == pytest.approx((60 + 40) / 2)
    assert np.isnan(found.themes[1, 0])
    assert np.isnan(found.total[1])
    assert not np.isnan(found.total[[0, 2]]).any()


def test_effective_weights_say_what_each_indicator_weighs() -> None:
    found = effective_weights(RECIPE)
    assert found["plan"] == pytest.approx(1 / 6)
    assert found["late"] == pytest.approx(1 / 4)
    assert sum(found.values()) == pytest.approx(1)
    heavy = Recipe(RECIPE.components, {"branch": 3})
    assert effective_weights(heavy)["plan"] == pytest.approx(1 / 12)


def test_a_geometric_mean_between_themes_lets_no_theme_make_up_for_another() -> None:
    values = np.array([[100, 100, 100, 50, 20], [75, 75, 75, 75, 10.0]])
    arithmetic = score(normalised(values, RECIPE), RECIPE).total
    geometric = Recipe(RECIPE.components, between="geometric")
    assert arithmetic[0] == pytest.approx(arithmetic[1])
    uneven, even = score(normalised(values, geometric), geometric).total
    assert (uneven, even) == (pytest.approx(10), pytest.approx(50.5))


def test_each_indicator_and_each_theme_is_dropped_once() -> None:
    found = robust.drop_one(VALUES, RECIPE)
    assert list(found) == ["plan", "care", "doctor", "standard", "late", "service", "branch"]
    assert found["service"] == pytest.approx(score(normalised(VALUES, RECIPE), RECIPE).themes[:, 1])


def test_noise_on_the_weights_is_seeded_and_within_a_quarter() -> None:
    first, again = robust.weight_noise(VALUES, RECIPE, draws=50), robust.weight_noise(VALUES, RECIPE, draws=50)
    assert (first == again).all()
    assert first.shape == (50, 3)
    plain = score(normalised(VALUES, RECIPE), RECIPE).total
    assert first.mean(axis=0) == pytest.approx(plain, abs=1.5)
    assert first.std(axis=0).max() > 0.1


def test_no_weighting_reverses_a_unit_that_is_better_everywhere() -> None:
    scaled = normalised(VALUES, RECIPE)
    assert robust.dominance(scaled).tolist() == [[False, False, True], [False, False, True], [False] * 3]
    drawn = robust.weight_noise(VALUES, RECIPE, noise=0.9)
    assert (drawn[:, 2] < drawn[:, :2].min(axis=1)).all()
    assert 2 not in {place for turn in robust.reversals(VALUES, RECIPE) for place in (turn.upper, turn.lower)}


def test_what_would_change_the_order_does() -> None:
    values = np.array([[90, 80, 70, 95, 2], [85, 85, 86, 93, 4.0]])
    (turn,) = robust.reversals(values, RECIPE)
    weights = RECIPE.weights.copy()
    weights[[c.indicator for c in RECIPE.components].index(turn.indicator)] *= turn.factor
    totals = score(normalised(values, RECIPE), RECIPE, weights).total
    assert totals[0] == pytest.approx(totals[1])
    before = score(normalised(values, RECIPE), RECIPE).total
    assert before[turn.upper] > before[turn.lower]


def test_other_methods_are_scored_beside_it() -> None:
    found = robust.methods(VALUES, RECIPE)
    assert list(found) == ["geometric", "min_max", "percentile"]
    assert all((total[:2] > total[2]).all() for total in found.values())


def test_rows_become_values_and_those_not_compared_stay_out() -> None:
    rows = [
        {"unit_code": "a", "indicator": "plan", "as_of": month(8), "value": 90.0, "shown": "compare", "part": ""},
        {"unit_code": "a", "indicator": "plan", "as_of": month(8), "value": 10.0, "shown": "compare", "part": "one"},
        {"unit_code": "b", "indicator": "plan", "as_of": month(8), "value": 80.0, "shown": "xy", "part": ""},
        {"unit_code": "b", "indicator": "other", "as_of": month(8), "value": 80.0, "shown": "compare", "part": ""},
    ]
    found = values_of(rows, RECIPE, ["a", "b"], pd.Timestamp(month(8)))
    assert found[0, 0] == 90
    assert np.isnan(found).sum() == 9


def test_an_outlier_is_pulled_in_and_said() -> None:
    """COINr, tests/testthat/test-treat.R."""
    values, touched = normalise.winsorise(np.array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 100.0]))
    assert values.tolist() == [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 10]
    assert touched == [10]
