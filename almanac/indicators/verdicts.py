"""Is a unit different from the rest of the city? Score tests, Holm over the tested units of one indicator."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
from scipy.stats import norm
from statsmodels.stats.multitest import multipletests

from almanac.catalogue import Indicator
from almanac.indicators.intervals import mean_variance


def score_p(x1: np.ndarray, n1: np.ndarray, x2: np.ndarray, n2: np.ndarray) -> np.ndarray:
    """Two-sided p of the score test for two proportions (pooled variance); 1 where both are all or nothing."""
    pooled = (x1 + x2) / (n1 + n2)
    variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    z = np.divide(x1 / n1 - x2 / n2, np.sqrt(variance), out=np.zeros_like(pooled), where=variance > 0)
    return np.asarray(2 * norm.sf(np.abs(z)))


def mean_p(first: pd.DataFrame, second: pd.DataFrame) -> np.ndarray:
    """Two-sided p that two means per person differ, each with its own variance (Welch, large samples)."""
    difference = (first["numerator"] / first["denominator"]).to_numpy() - (
        second["numerator"] / second["denominator"]
    ).to_numpy()
    error = np.sqrt(mean_variance(first).to_numpy() + mean_variance(second).to_numpy())
    return np.asarray(2 * norm.sf(np.abs(np.divide(difference, error, out=np.zeros_like(error), where=error > 0))))


def pair_p(first: pd.DataFrame, second: pd.DataFrame, indicator: Indicator) -> np.ndarray | None:
    """p for each pair of rows, or None where the indicator has no test."""
    if indicator.kind == "proportion":
        sides = [frame[name].to_numpy(float) for frame in (first, second) for name in ("numerator", "denominator")]
        return score_p(*sides)
    if indicator.kind in ("rate", "mean") and first["squares"].notna().all() and second["squares"].notna().all():
        return mean_p(first, second)
    return None


def holm(p: np.ndarray, alpha: float) -> np.ndarray:
    """Which hypotheses Holm's step-down rejects (statsmodels multipletests)."""
    return np.asarray(multipletests(p, alpha=alpha, method="holm")[0]) if len(p) else np.zeros(0, bool)


def against_rest(units: pd.DataFrame, city: pd.Series, indicator: Indicator, alpha: float) -> pd.Series:
    """above, similar or below for each unit against the city without it; untested where there is no test."""
    columns = ["numerator", "denominator", "squares"]
    rest = pd.DataFrame({name: float(city[name]) - units[name].astype(float) for name in columns})
    if (rest["denominator"] <= 0).any() or (p := pair_p(units, rest, indicator)) is None:
        return pd.Series("untested", index=units.index)
    higher = units["numerator"] / units["denominator"] > rest["numerator"] / rest["denominator"]
    words = np.where(holm(p, alpha), np.where(higher, "above", "below"), "similar")
    return pd.Series(words, index=units.index)


def rank_ranges(units: pd.DataFrame, indicator: Indicator, alpha: float) -> pd.DataFrame:
    """Best and worst rank of each unit that pairwise tests with Holm over all pairs leave open (1 is best)."""
    first, second = np.triu_indices(len(units), 1)
    p = pair_p(units.iloc[first], units.iloc[second], indicator) if len(first) else np.zeros(0)
    differs = holm(p, alpha) if p is not None else np.zeros(len(first), bool)
    better = _sign(indicator) * (units["numerator"] / units["denominator"]).to_numpy()
    best, worst = np.ones(len(units), int), np.full(len(units), len(units))
    for a, b in zip(first[differs], second[differs], strict=True):
        winner, loser = (a, b) if better[a] > better[b] else (b, a)
        best[loser] += 1
        worst[winner] -= 1
    return pd.DataFrame({"best": best, "worst": worst}, index=units.index)


def displayed_ranks(values: Sequence[float], better: str) -> list[int]:
    """Competition ranks of displayed values: ties share a rank (1, 1, 3)."""
    sign = -1 if better == "lower" else 1
    return [1 + sum(sign * other > sign * value for other in values) for value in values]


def _sign(indicator: Indicator) -> int:
    return -1 if indicator.better == "lower" else 1
