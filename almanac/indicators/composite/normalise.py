"""Values of different kinds → one scale, on which more is better. Missing stays missing (NaN)."""

import numpy as np
import scipy

from almanac.indicators.intervals import Numbers

SKEWED, PEAKED, MOST = 2.0, 3.5, 5


def goalposts(x: Numbers, low: float, high: float, better: str = "higher") -> Numbers:
    """Share 0..1 of the way from low to high, capped at both; from high to low where lower is better (UNDP; COINr)."""
    share = np.clip((x - low) / (high - low), 0, 1)
    return np.asarray(1 - share if better == "lower" else share, float)


def distance_to_target(x: Numbers, target: float, better: str = "higher", cap: bool = True) -> Numbers:
    """Share of the way from the worst value to the target, 1 at the target; beyond it 1 where capped (COINr)."""
    worst = np.nanmax(x) if better == "lower" else np.nanmin(x)
    share = (x - worst) / (target - worst)
    return np.asarray(np.minimum(share, 1) if cap else share, float)


def min_max(x: Numbers, better: str = "higher") -> Numbers:
    """Share 0..1 between the extremes of the data; NaN where all are equal. For robustness only: extremes move it."""
    low, high = np.nanmin(x), np.nanmax(x)
    return goalposts(x, low, high, better) if high > low else np.full(len(x), np.nan)


def percentile(x: Numbers, better: str = "higher") -> Numbers:
    """Share 0..1 by rank among those that have a value, ties at their lower place (COINr). For robustness only."""
    ranks = scipy.stats.rankdata(-x if better == "lower" else x, method="min", nan_policy="omit")
    return np.asarray((ranks - 1) / (np.sum(~np.isnan(x)) - 1), float)


def winsorise(x: Numbers, most: int = MOST) -> tuple[Numbers, list[int]]:
    """Outliers pulled in to the next value, one a step, while |skew| > 2 and kurtosis > 3.5; and which were (COINr)."""
    values = np.array(x, float)
    touched: list[int] = []
    for _ in range(most):
        present = values[~np.isnan(values)]
        lean = scipy.stats.skew(present, bias=False)
        if not (abs(lean) > SKEWED and scipy.stats.kurtosis(present, bias=False) > PEAKED):
            break
        rest = np.delete(np.arange(len(x)), touched) if touched else np.arange(len(x))
        rest = rest[~np.isnan(values[rest])]
        outer = int(rest[np.argmax(values[rest]) if lean > 0 else np.argmin(values[rest])])
        touched.append(outer)
        inner = np.delete(values, touched)
        values[touched] = np.nanmax(inner) if lean > 0 else np.nanmin(inner)
    return values, touched
