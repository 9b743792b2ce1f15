"""95 % intervals, in display units, for proportions and for means per person."""

import numpy as np
from scipy.special import chdtri, ndtri, stdtrit

from almanac.catalogue import Indicator
from almanac.indicators.measure import factor
from almanac.indicators.rows import Row

Numbers = np.ndarray[tuple[int], np.dtype[np.float64]]


def numbers(rows: list[Row], name: str) -> Numbers:
    """One column of rows as floats, NaN where missing."""
    return np.array([np.nan if row.get(name) is None else row[name] for row in rows], float)


def wilson(x: Numbers, n: Numbers, alpha: float = 0.05) -> tuple[Numbers, Numbers]:
    """Wilson's interval of x/n as shares 0..1 (Wilson 1927; statsmodels proportion_confint)."""
    from statsmodels.stats.proportion import proportion_confint  # it takes a second to load, and few commands need it

    low, high = proportion_confint(x, n, alpha=alpha, method="wilson")
    return np.asarray(low, float), np.asarray(high, float)


def byar(x: Numbers, alpha: float = 0.05) -> tuple[Numbers, Numbers]:
    """Byar's interval of counts (Breslow and Day 1987, p. 69): x(1 − 1/9x − z/3√x)³; NaN for a lower end below 0."""
    z, above = ndtri(1 - alpha / 2), x + 1
    low = 1 - 1 / (9 * np.maximum(x, 1e-9)) - z / (3 * np.sqrt(np.maximum(x, 1e-9)))
    high = above * (1 - 1 / (9 * above) + z / (3 * np.sqrt(above))) ** 3
    return np.where(low < 0, np.nan, x * low**3), np.asarray(high, float)


def count_interval(x: Numbers, alpha: float = 0.05) -> tuple[Numbers, Numbers]:
    """Interval of counts of independent events: exact below 10 (Garwood 1936, chi squared), Byar's from there on."""
    low, high = byar(x, alpha)
    few_low = np.where(x > 0, chdtri(2 * np.maximum(x, 1e-9), 1 - alpha / 2) / 2, 0.0)
    few_high = chdtri(2 * (x + 1), alpha / 2) / 2
    return np.where(x < 10, few_low, low), np.where(x < 10, few_high, high)


def effective(x: Numbers, n: Numbers, squares: Numbers) -> tuple[Numbers, Numbers]:
    """x and n as independent units count: with squares of each person's share of n, n is n²/squares (Kish 1965)."""
    size = np.where(np.isnan(squares), n, n**2 / squares)
    return np.asarray(x / n * size, float), np.asarray(size, float)


def mean_variance(x: Numbers, n: Numbers, squares: Numbers) -> Numbers:
    """Variance of the mean per person from sums and sums of squares: (squares/n − mean²)/(n − 1)."""
    return np.asarray(np.clip(squares / n - (x / n) ** 2, 0, None) / np.maximum(n - 1, 1), float)


def mean_interval(x: Numbers, n: Numbers, squares: Numbers, alpha: float = 0.05) -> tuple[Numbers, Numbers]:
    """Student's t interval of the mean per person x/n, not below 0."""
    half = stdtrit(np.maximum(n - 1, 1), 1 - alpha / 2) * np.sqrt(mean_variance(x, n, squares))
    return np.clip(x / n - half, 0, None), x / n + half


def interval(rows: list[Row], indicator: Indicator, alpha: float = 0.05) -> list[Row]:
    """Rows of one indicator with low and high in display units; None where a row is not compared or has no method."""
    plain = [row | {"low": None, "high": None} for row in rows]
    usable = [row for row in plain if row["shown"] == "compare"]
    x, n, squares = (numbers(usable, name) for name in ("numerator", "denominator", "squares"))
    if not usable or indicator.kind == "count":
        return plain
    if indicator.kind != "proportion" and np.isnan(squares).any():
        return plain
    if indicator.kind == "proportion":
        low, high = wilson(*effective(x, n, squares), alpha)
    else:
        low, high = mean_interval(x, n, squares, alpha)
    for row, bottom, top in zip(usable, factor(indicator) * low, factor(indicator) * high, strict=True):
        row.update(low=float(bottom), high=float(top))
    return plain
