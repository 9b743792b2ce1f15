"""Intervals, tests and ranks against published answers and worked cases."""

import numpy as np
import pytest
from scipy.stats import chi2_contingency

from almanac.catalogue import Indicator
from almanac.config import SmallNumbers
from almanac.declared import Words
from almanac.indicators import intervals, verdicts
from almanac.indicators.measure import measured, shown
from almanac.indicators.ranking import ranks

SMALL = SmallNumbers()


def indicator(**more: object) -> Indicator:
    given = {"id": "x", "name": Words(zh="率"), "theme": "t", "kind": "proportion", "definition": Words(zh="口径")}
    return Indicator.model_validate({**given, "counts": Words(zh="人", en="people"), **more})


def row(x: float | None, n: float | None, unit: str = "a", squares: float | None = None) -> dict[str, object]:
    return {"numerator": x, "denominator": n, "squares": squares, "unit_code": unit, "shown": "compare"}


@pytest.mark.parametrize(
    ("x", "n", "low", "high"),
    [(20, 20, 0.839, 1.0), (18, 20, 0.699, 0.972), (180, 200, 0.851, 0.934)],
)
def test_wilson_intervals_equal_published_ones(x: int, n: int, low: float, high: float) -> None:
    """Newcombe, Statistics in Medicine 17 (1998) 857-872, method 3."""
    found = intervals.wilson(np.array([x], float), np.array([n], float))
    assert np.round(found, 3).ravel().tolist() == [low, high]


def test_a_mean_has_students_interval() -> None:
    """Values 1, 2, 3, 4: mean 2.5, s² = 5/3, t(3; 0.975) = 3.182446."""
    low, high = intervals.mean_interval(np.array([10.0]), np.array([4.0]), np.array([30.0]))
    half = 3.182446305284263 * (5 / 3 / 4) ** 0.5
    assert (low[0], high[0]) == (pytest.approx(2.5 - half), pytest.approx(2.5 + half))


def test_the_score_test_is_pearsons_chi_squared_without_correction() -> None:
    x = np.array([[56, 14], [48, 32]], float)
    p = verdicts.score_p(*(np.array([value], float) for value in (56, 70, 48, 80)))[0]
    assert p == pytest.approx(chi2_contingency(x, correction=False).pvalue)


def test_two_units_that_have_all_are_not_different() -> None:
    assert verdicts.score_p(*(np.array([value], float) for value in (20, 20, 300, 300)))[0] == 1


def test_holm_stops_at_the_first_that_does_not_pass() -> None:
    p = np.array([0.01, 0.04, 0.03, 0.005])
    assert verdicts.holm(p, 0.05).tolist() == [True, False, False, True]
    assert verdicts.holm(np.array([0.06, 0.001]), 0.05).tolist() == [False, True]
    assert verdicts.holm(np.zeros(0), 0.05).tolist() == []


def test_a_truly_lower_unit_is_found_and_equal_ones_are_not() -> None:
    units = [row(99, 110, str(place)) for place in range(9)] + [row(77, 110, "low")]
    city = row(9 * 99 + 77, 1100)
    assert verdicts.against_rest(units, city, indicator(), 0.05) == ["similar"] * 9 + ["below"]


def test_ten_equal_units_seldom_seem_different() -> None:
    """DESIGN: this test claims a difference in about 4.6 % of cities in which all are equal."""
    draw = np.random.default_rng(20220825)
    sizes = [32, 40, 50, 64, 65, 75, 80, 105, 140, 200]
    claimed = 0
    for _ in range(1000):
        units = [row(float(draw.binomial(n, 0.9)), n, str(n)) for n in sizes]
        city = row(sum(float(u["numerator"]) for u in units), sum(sizes))  # type: ignore[arg-type]
        claimed += set(verdicts.against_rest(units, city, indicator(), 0.05)) != {"similar"}
    assert 0.02 < claimed / 1000 < 0.07


def test_hours_of_one_person_are_no_independent_hours() -> None:
    """20 people of 5 hours each: 100²/(20·5²) = 20 independent ones, so Wilson's interval of 18/20."""
    hours = intervals.interval([row(90, 100, squares=500)], indicator())[0]
    people = intervals.interval([row(18, 20)], indicator())[0]
    assert (hours["low"], hours["high"]) == (pytest.approx(people["low"]), pytest.approx(people["high"]))
    units = [row(96, 100, "a"), row(84, 100, "b")]
    assert verdicts.against_rest(units, row(180, 200), indicator(), 0.05) == ["above", "below"]
    units = [row(96, 100, "a", 500), row(84, 100, "b", 500)]
    assert verdicts.against_rest(units, row(180, 200, squares=1000), indicator(), 0.05) == ["similar"] * 2


def test_hours_verified_at_random_seldom_make_equal_units_differ() -> None:
    draw = np.random.default_rng(20220825)
    claimed = 0
    for _ in range(400):
        units = []
        for place in range(10):
            people = draw.integers(1, 12, 80).astype(float)
            verified = float(people[draw.random(80) < 0.9].sum())
            units.append(row(verified, float(people.sum()), str(place), float((people**2).sum())))
        city = {name: sum(float(u[name]) for u in units) for name in ("numerator", "denominator", "squares")}
        claimed += set(verdicts.against_rest(units, city, indicator(), 0.05)) != {"similar"}
    assert claimed / 400 < 0.09


def test_a_mean_without_squares_is_not_tested() -> None:
    units = [row(100, 50, "a"), row(300, 50, "b")]
    assert verdicts.against_rest(units, row(400, 100), indicator(kind="rate"), 0.05) == ["untested"] * 2


def test_ranks_are_ranges_that_only_significant_differences_narrow() -> None:
    units = [row(95, 100, "a"), row(94, 100, "b"), row(40, 100, "c")]
    assert ranks.rank_ranges(units, indicator(), 0.05) == [(1, 2), (1, 2), (3, 3)]
    assert ranks.rank_ranges(units, indicator(better="lower"), 0.05) == [(2, 3), (2, 3), (1, 1)]


def test_tied_units_share_a_rank() -> None:
    assert ranks.displayed_ranks([93.3, 95.0, 95.0, 90.1], "higher") == [3, 1, 1, 4]
    assert ranks.displayed_ranks([93.3, 95.0, 95.0, 90.1], "lower") == [2, 3, 3, 1]


@pytest.mark.parametrize(
    ("x", "n", "state"),
    [(None, None, "missing"), (0, 0, "missing"), (3, 9, "hidden"), (0, 10, "xy"), (25, 29, "xy"), (0, 30, "compare")],
)
def test_small_bases_of_people_are_not_compared(x: float | None, n: float | None, state: str) -> None:
    assert shown(x, n, indicator(), SMALL) == state


def test_things_with_a_low_floor_are_listed_and_never_hidden() -> None:
    branches = indicator(min_denominator=10)
    assert [shown(2, n, branches, SMALL) for n in (3, 9, 10)] == ["xy", "xy", "compare"]


@pytest.mark.parametrize(
    ("x", "n", "text", "label"),
    [(933, 1000, "93.3", "93.3"), (25, 28, "25/28", "25/28人"), (3, 9, "–", "–"), (None, 5, "暂无数据", "暂无数据")],
)
def test_a_cell_says_what_may_be_said(x: float | None, n: float, text: str, label: str) -> None:
    done = measured(row(x, n), indicator(), SMALL, "zh")
    assert (done["text"], done["label"]) == (text, label)


def test_a_unit_is_told_as_not_reported_only_where_it_owes() -> None:
    assert measured(row(None, 5) | {"is_owed": True}, indicator(), SMALL, "zh")["text"] == "未报送"


@pytest.mark.parametrize(("kind", "x", "text"), [("mean", 42.0, "42/17.5"), ("rate", 42.5, "42.5/17.5")])
def test_a_mean_over_a_small_base_is_written_as_what_it_is_made_of(kind: str, x: float, text: str) -> None:
    done = measured(row(x, 17.5), indicator(kind=kind, per=100), SMALL, "zh")
    assert (done["text"], done["label"], done["shown"]) == (text, f"{text}人", "xy")
    assert measured(row(x, 35), indicator(kind=kind), SMALL, "zh")["text"] == "1.2"
