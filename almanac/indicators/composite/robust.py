"""How much an order depends on choices: weights, method and single indicators. Chance is in ranking.chance."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import scipy

from almanac.indicators.composite.index import Recipe, normalised, score
from almanac.indicators.composite.normalise import min_max, percentile
from almanac.indicators.intervals import Numbers
from almanac.indicators.ranking.ranks import SEED, Grid

NOISE, DRAWS = 0.25, 1000
FURTHEST = 10.0


@dataclass(frozen=True)
class Reversal:
    """The smallest change of one weight, as a factor, that makes `upper` and `lower` (places in the data) equal."""

    upper: int
    lower: int
    indicator: str
    factor: float


def drop_one(values: Grid, recipe: Recipe) -> dict[str, Numbers]:
    """The scores without each indicator, and without each theme that is not the only one."""
    scaled, found = normalised(values, recipe), {}
    for place, component in enumerate(recipe.components):
        found[component.indicator] = score(scaled, recipe, _without(recipe, [place])).total
    for theme in recipe.themes if len(recipe.themes) > 1 else ():
        places = [place for place, component in enumerate(recipe.components) if component.theme == theme]
        found[theme] = score(scaled, recipe, _without(recipe, places)).total
    return found


def weight_noise(values: Grid, recipe: Recipe, noise: float = NOISE, draws: int = DRAWS, seed: int = SEED) -> Grid:
    """draws × units of scores with every weight multiplied by 1 + U(−noise, noise) (COINr's noisy weights).

    Indicators' and themes' weights are drawn alike; NaN where a unit has no score.
    """
    random, scaled = np.random.default_rng(seed), normalised(values, recipe)
    found = []
    for _ in range(draws):
        weights = recipe.weights * random.uniform(1 - noise, 1 + noise, len(recipe.components))
        themes = recipe.weight_of_themes * random.uniform(1 - noise, 1 + noise, len(recipe.themes))
        drawn = replace(recipe, theme_weights=dict(zip(recipe.themes, themes, strict=True)))
        found.append(score(scaled, drawn, weights).total)
    return np.array(found)


def methods(values: Grid, recipe: Recipe) -> dict[str, Numbers]:
    """The scores by other methods: the other mean between themes, and scales taken from the data."""
    other = replace(recipe, between="arithmetic" if recipe.between == "geometric" else "geometric")
    better = [component.better for component in recipe.components]
    floor = 1.0 if recipe.between == "geometric" else 0.0
    scales = {"min_max": min_max, "percentile": percentile}
    found: dict[str, Numbers] = {other.between: score(normalised(values, other), other).total}
    for name, scale in scales.items():
        columns = [scale(values[:, place], better[place]) for place in range(len(better))]
        found[name] = score(floor + (100 - floor) * np.column_stack(columns), recipe).total
    return found


def dominance(scaled: Grid) -> np.ndarray[tuple[int, int], np.dtype[np.bool_]]:
    """units × units: whether the row is as good on every indicator and better on one; no weighting can reverse it."""
    ahead, behind = scaled[:, None, :] >= scaled[None, :, :], scaled[:, None, :] > scaled[None, :, :]
    return np.asarray(ahead.all(axis=2) & behind.any(axis=2))


def outranking(scaled: Grid, weights: Numbers) -> Grid:
    """units × units: the share of the weight on which the row is better, ties half; 0 on the diagonal (COINr)."""
    better = (scaled[:, None, :] > scaled[None, :, :]) + 0.5 * (scaled[:, None, :] == scaled[None, :, :])
    shares = np.asarray((better * weights).sum(axis=2) / weights.sum(), float)
    np.fill_diagonal(shares, 0)
    return shares


def copeland(shares: Grid) -> Numbers:
    """How many others each unit outranks (share above ½) less how many outrank it."""
    return np.asarray((shares > shares.T).sum(axis=1) - (shares < shares.T).sum(axis=1), float)


def reversals(values: Grid, recipe: Recipe) -> list[Reversal]:
    """What would change the order: for each neighbouring pair the nearest change of one weight that makes them equal.

    Only pairs that some weight within 0 to 10 times its value can reverse are listed.
    """
    scaled = normalised(values, recipe)
    totals = score(scaled, recipe).total
    order = [int(unit) for unit in np.argsort(-totals, kind="stable") if not np.isnan(totals[unit])]
    found = []
    for upper, lower in pairwise(order):
        pair = scaled[[upper, lower]]
        turns = [(place, _turn(pair, recipe, place)) for place in range(len(recipe.components))]
        near = [(abs(np.log(max(factor, 1e-9))), place, factor) for place, factor in turns if factor is not None]
        if near:
            _, place, factor = min(near)
            found.append(Reversal(upper, lower, recipe.components[place].indicator, factor))
    return found


def _turn(pair: Grid, recipe: Recipe, place: int) -> float | None:
    """The factor nearest to 1 on one weight at which two units' scores are equal; None where there is none."""

    def gap(factor: float) -> float:
        weights = recipe.weights.copy()
        weights[place] *= factor
        totals = score(pair, recipe, weights).total
        return float(totals[0] - totals[1])

    turns = [turn for towards in (0.0, FURTHEST) if (turn := _crossing(gap, towards)) is not None]
    return min(turns, key=lambda turn: abs(np.log(max(turn, 1e-9)))) if turns else None


def _crossing(gap: Callable[[float], float], towards: float) -> float | None:
    """The first factor on the way from 1 at which the gap is 0; None where it stays above."""
    last = 1.0
    for step in np.linspace(1, towards, 25)[1:]:
        here = gap(float(step))
        if np.isfinite(here) and here < 0:
            return float(scipy.optimize.brentq(gap, last, step)) if gap(last) > 0 else last
        last = float(step)
    return None


def _without(recipe: Recipe, places: list[int]) -> Numbers:
    """The weights with some set to 0."""
    weights = recipe.weights.copy()
    weights[places] = 0
    return weights
