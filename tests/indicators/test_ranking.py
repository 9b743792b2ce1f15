"""Funnels, sets of ranks, and how often an order would change, against published and worked cases."""

import numpy as np
import pytest

from almanac.indicators.intervals import byar, count_interval
from almanac.indicators.ranking import chance, funnel, ranks
from tests.indicators.cases import indicator, row


def test_byars_limits_equal_published_ones() -> None:
    """PHEindicatormethods, testdata_Byars_Wilson: 65 events, 95 %; 1 event, 99.8 %: the lower limit is missing."""
    low, high = byar(np.array([65.0]))
    assert (low[0], high[0]) == (pytest.approx(50.1631877104595), pytest.approx(82.8491385459398))
    low, high = byar(np.array([1.0]), 0.002)
    assert np.isnan(low[0])
    assert high[0] == pytest.approx(9.36218021790836)


def test_few_events_have_exact_limits() -> None:
    """Garwood, Biometrika 28 (1936): none 0 to 3.689, one 0.0253 to 5.572."""
    low, high = count_interval(np.array([0.0, 1.0]))
    assert np.round(low, 4).tolist() == [0, 0.0253]
    assert np.round(high, 3).tolist() == [3.689, 5.572]


def test_funnel_limits_equal_published_ones() -> None:
    """PHEindicatormethods, testdata_funnel_prop: baseline 80.642448 %, n = 50: 69.691035 to 91.593861 (95 %)."""
    low, high = funnel.limits(0.80642448, np.array([50.0]), 0.05)
    assert (100 * low[0], 100 * high[0]) == (pytest.approx(69.691035, abs=1e-6), pytest.approx(91.593861, abs=1e-6))


def test_a_small_unit_lies_outside_by_exact_tails() -> None:
    x, n = np.array([13.0, 12.0, 20.0]), np.array([20.0, 20.0, 20.0])
    assert funnel.position(x, n, 0.9, 0.002) == ["within", "below", "within"]


def test_overdispersion_widens_and_hides_nobody() -> None:
    units = [row(str(place), x, 400) for place, x in enumerate([300, 390, 310, 380, 320, 395, 305, 385, 200, 370])]
    city = row("all", sum(u["numerator"] for u in units), 4000)
    found = funnel.funnel([u | {"shown": "compare"} for u in units], units, city, indicator())
    assert found[8]["outside"] == "below"
    assert found[0]["phi"] > 1
    assert found[0]["wide_low"] < found[0]["low_3s"] < found[0]["low_2s"]


def test_a_funnel_of_units_that_differ_by_chance_is_not_widened() -> None:
    draw = np.random.default_rng(1)
    units = [row(str(place), draw.binomial(200, 0.8), 200) | {"shown": "compare"} for place in range(10)]
    city = row("all", sum(u["numerator"] for u in units), 2000)
    found = funnel.funnel(units, units, city, indicator())[0]
    assert (found["phi"] > 1) == (found["wide_low"] is not None)
    assert found["phi"] == pytest.approx(funnel.share_spread(*_numbers(units), city["numerator"] / 2000).phi)


def _numbers(units: list[dict[str, float]]) -> tuple[np.ndarray, np.ndarray]:
    return np.array([u["numerator"] for u in units]), np.array([u["denominator"] for u in units])


@pytest.mark.parametrize(
    ("ties", "found"),
    [
        (0.0, [8, 7, 4, 4, 4, 2, 2, 1]),
        (1.0, [8, 7, 6, 6, 6, 3, 3, 1]),
        (0.5, [8, 7, 5, 5, 5, 2.5, 2.5, 1]),
    ],
)
def test_ties_share_the_rank_that_is_asked_for(ties: float, found: list[float]) -> None:
    """csranks, tests/testthat/test_rank_utils.R."""
    assert ranks.ranks([1, 3, 4, 4, 4, 7, 7, 10], ties=ties) == found


def test_rank_sets_are_wide_where_errors_are_and_firm_where_they_are_not() -> None:
    firm = ranks.rank_set(np.array([3.0, 2.0, 1.0]), ranks.independent([0.01] * 3))
    assert (firm.best, firm.worst) == ((1, 2, 3), (1, 2, 3))
    open_ = ranks.rank_set(np.array([3.0, 2.0, 1.0]), ranks.independent([5.0] * 3))
    assert (open_.best, open_.worst) == ((1, 1, 1), (3, 3, 3))
    assert open_.top(1) == [0, 1, 2]


def test_scores_that_vary_together_are_told_apart_more_easily() -> None:
    scores, apart = np.array([2.0, 1.0]), np.full((2, 2), 0.99) + 0.01 * np.eye(2)
    assert ranks.rank_set(scores, ranks.independent([1, 1])).best == (1, 1)
    assert ranks.rank_set(scores, apart).best == (1, 2)


def test_equal_scores_are_never_told_apart() -> None:
    assert ranks.rank_set(np.array([1.0, 1.0, 1.0]), ranks.independent([0.1] * 3)).worst == (3, 3, 3)


def test_two_equal_units_change_places_as_a_coin_falls() -> None:
    units = [row("a", 90, 100), row("b", 90, 100)]
    drawn = chance.redraw(units, indicator())
    assert drawn is not None
    firm = chance.stability([90, 90], drawn)
    assert firm.order == (0, 1)
    assert firm.swaps[0] == pytest.approx(0.5, abs=0.03)
    assert (firm.unchanged, firm.first) == (1.0, 1.0)


def test_units_that_show_the_same_value_share_a_place_and_are_no_pair() -> None:
    units = [row("a", 9511, 10000), row("b", 9512, 10000), row("c", 9000, 10000)]
    found = chance.swaps(units, [95.11, 95.12, 90.0], indicator())
    assert [one["place"] for one in found] == [1, 1, 3]
    assert [one["next_code"] for one in found] == [None, "c", None]
    assert {one["unchanged"] for one in found} == {1.0}
    assert {(one["ordered_count"], one["places_count"], one["first_count"]) for one in found} == {(3, 2, 2)}


def test_where_all_show_the_same_value_there_is_no_order() -> None:
    units = [row(name, 200, 200) for name in "abcd"]
    found = chance.swaps(units, [100.0] * 4, indicator())
    assert {one["place"] for one in found} == {1}
    assert {one["swap"] for one in found} == {None}
    assert {one["places_count"] for one in found} == {1}


def test_what_is_not_tested_has_no_ranges_of_ranks() -> None:
    units = [row("a", 100, 50), row("b", 90, 50)]
    assert ranks.rank_ranges(units, indicator(kind="mean"), 0.05) is None
    assert ranks.rank_sets(units, [False, False], indicator(kind="mean"), 0.05) == {}


def test_pairs_told_apart_are_counted_among_the_units_that_are_alike() -> None:
    units = [row("a", 990, 1000), row("b", 900, 1000), row("c", 890, 1000), row("d", 700, 1000)]
    everyone = ranks.rank_sets(units, [True] * 4, indicator(), 0.05)
    assert everyone["a"] == {"best": 1, "worst": 1, "ordered_count": 4, "apart_count": 5}
    assert ranks.rank_sets(units, [False, True, True, False], indicator(), 0.05)["a"]["apart_count"] == 0


@pytest.mark.parametrize("baseline", [0.5, 0.9, 0.98, 0.999])
def test_widened_limits_are_nowhere_inside_those_of_chance(baseline: float) -> None:
    n = np.array([12.0, 40.0, 400.0])
    for tau2 in (0.00001, 0.001, 0.05):
        (low, high), (wide_low, wide_high) = funnel.limits(baseline, n, 0.05), funnel.widened(baseline, n, 0.05, tau2)
        assert (wide_low <= low).all() and (wide_high >= high).all()


def test_a_funnel_counts_all_units_whichever_are_shown() -> None:
    units = [row(str(place), x, 400) for place, x in enumerate([300, 300, 310, 300, 290, 395, 305, 300, 200, 325])]
    city = row("all", sum(u["numerator"] for u in units), 4000)
    (one,) = funnel.funnel([units[0] | {"shown": "compare"}], units, city, indicator())
    assert (one["over_count"], one["under_count"], one["near_count"], one["drawn_count"]) == (1, 1, 1, 10)
    late = funnel.funnel([units[0] | {"shown": "compare"}], units[1:], city, indicator())[0]
    assert late["effective_n"] is None


def test_the_same_seed_gives_the_same_draws_and_another_does_not() -> None:
    units = [row("a", 90, 100), row("b", 95, 100)]
    first, again, other = (chance.redraw(units, indicator(), seed=seed) for seed in (1, 1, 2))
    assert first is not None and again is not None and other is not None
    assert (first == again).all()
    assert (first != other).any()


def test_less_is_better_turns_the_order() -> None:
    units = [row("a", 10, 1000), row("b", 500, 1000)]
    drawn = chance.redraw(units, indicator(better="lower"))
    assert drawn is not None
    assert chance.stability([1, 50], drawn, "lower").order == (0, 1)
    assert chance.stability([1, 50], drawn, "higher").order == (1, 0)
    assert chance.stability([1, 50], drawn, "lower").swaps == (0.0,)


def test_nothing_is_drawn_where_nothing_says_how_it_varies() -> None:
    units = [row("a", 100, 50), row("b", 90, 50)]
    assert chance.redraw(units, indicator(kind="rate")) is None
    assert chance.swaps(units, [200, 180], indicator(kind="rate"))[0] == dict.fromkeys(chance.ADDED)


def test_hours_are_drawn_from_their_squares() -> None:
    drawn = chance.redraw([row("a", 1000, 100, squares=20000.0)], indicator(kind="rate"), draws=20_000)
    assert drawn is not None
    assert drawn.mean() == pytest.approx(10, abs=0.05)
    assert drawn.std() == pytest.approx(((20000 / 100 - 100) / 99) ** 0.5, rel=0.03)


def test_places_over_draws() -> None:
    drawn = np.array([[3.0, 2.0, np.nan], [3.0, 4.0, np.nan], [3.0, 2.0, np.nan], [3.0, 2.0, np.nan]])
    found = chance.places(drawn, best=1)
    assert found.median[:2] == (1.0, 2.0)
    assert found.top[:2] == (0.75, 0.25)
    assert np.isnan([found.median[2], found.top[2]]).all()
