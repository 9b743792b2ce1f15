"""Funnel limits: how far from the city's value chance alone takes a unit of a given size."""

from dataclasses import dataclass

import numpy as np
import scipy
from scipy.special import chdtri, ndtri

from almanac.catalogue import Indicator
from almanac.indicators.intervals import Numbers, effective
from almanac.indicators.measure import factor
from almanac.indicators.rows import Row
from almanac.indicators.verdicts import sums

Flags = np.ndarray[tuple[int], np.dtype[np.bool_]]
WARNING, ALARM = 0.05, 0.002
OUTER_SHARE = 0.1
COUNTS = ("over_count", "under_count", "near_count", "drawn_count")
LIMITS = ("low_2s", "high_2s", "low_3s", "high_3s", "wide_low", "wide_high")
ADDED = (*LIMITS, "outside", "phi", "tau2", "effective_n", "is_near")

OF_ALL = ("wide_low", "wide_high", "phi", "tau2")  # what all units together say


@dataclass(frozen=True)
class Spread:
    """How much more units differ than chance: phi is 1 where they do not, tau2 is the variance between them."""

    phi: float
    tau2: float


def limits(baseline: float, n: Numbers, alpha: float, tau2: float = 0.0) -> tuple[Numbers, Numbers]:
    """Limits of a share 0..1 around the baseline for sizes n: q ∓ z√(q(1−q)/n), within 0..1 (Spiegelhalter 2005).

    Equal to the inversion of Wilson's interval. With tau2 (of arcsine roots) the limits are those of an overdispersed
    funnel: sin²(asin √q ∓ z√(1/4n + tau2)).
    """
    z = ndtri(1 - alpha / 2)
    if tau2 <= 0:
        half = z * np.sqrt(baseline * (1 - baseline) / n)
        return np.clip(baseline - half, 0, 1), np.clip(baseline + half, 0, 1)
    angle, half = np.arcsin(np.sqrt(baseline)), z * np.sqrt(1 / (4 * n) + tau2)
    low, high = np.clip(angle - half, 0, np.pi / 2), np.clip(angle + half, 0, np.pi / 2)
    return np.sin(low) ** 2, np.sin(high) ** 2


def widened(baseline: float, n: Numbers, alpha: float, tau2: float) -> tuple[Numbers, Numbers]:
    """Limits with tau2, nowhere inside those of chance alone: the two come from different scales."""
    (low, high), (wide_low, wide_high) = limits(baseline, n, alpha), limits(baseline, n, alpha, tau2)
    return np.minimum(low, wide_low), np.maximum(high, wide_high)


def position(x: Numbers, n: Numbers, baseline: float, alpha: float) -> list[str]:
    """above, within or below the funnel for each unit; exact binomial tails where n is at most 20."""
    low, high = limits(baseline, n, alpha)
    above, below = x / n > high, x / n < low
    few = n <= 20
    above = np.where(few, scipy.stats.binom.sf(np.ceil(x) - 1, np.ceil(n), baseline) < alpha / 2, above)
    below = np.where(few, scipy.stats.binom.cdf(np.floor(x), np.ceil(n), baseline) < alpha / 2, below)
    return [str(word) for word in np.where(above, "above", np.where(below, "below", "within"))]


def ratio_limits(expected: Numbers, alpha: float, tau2: float = 0.0) -> tuple[Numbers, Numbers]:
    """Limits of observed over expected events: exact Poisson (chi squared); with tau2, exp(∓z√(1/E + tau2))."""
    if tau2 > 0:
        half = ndtri(1 - alpha / 2) * np.sqrt(1 / expected + tau2)
        return np.exp(-half), np.exp(half)
    low = chdtri(2 * expected, 1 - alpha / 2) / 2
    return low / expected, chdtri(2 * (expected + 1), alpha / 2) / 2 / expected


def spread(z: Numbers, weights: Numbers) -> Spread:
    """phi and tau2 from standardised differences z and their inverse variances (DerSimonian and Laird 1986).

    tau2 = (I·phi − (I − 1)) / (Σw − Σw²/Σw) where I·phi ≥ I − 1, else 0.
    """
    count, phi = len(z), float(np.mean(z**2))
    if count < 2 or count * phi < count - 1:
        return Spread(phi, 0.0)
    return Spread(phi, float((count * phi - (count - 1)) / (weights.sum() - (weights**2).sum() / weights.sum())))


def share_spread(x: Numbers, n: Numbers, baseline: float) -> Spread:
    """Spread of shares on arcsine roots, the outer tenth at each end pulled in (Spiegelhalter 2005, Winsorised)."""
    z = (np.arcsin(np.sqrt(x / n)) - np.arcsin(np.sqrt(baseline))) * 2 * np.sqrt(n)
    low, high = np.quantile(z, [OUTER_SHARE, 1 - OUTER_SHARE])
    return spread(np.clip(z, low, high), 4 * n)


def ratio_spread(observed: Numbers, expected: Numbers) -> tuple[Spread, Numbers, Flags]:
    """Spread of observed over expected on logs, with z and the units left out: the outer tenth at each end (SHMI)."""
    z = np.log(observed / expected) * np.sqrt(expected)
    cut, order = int(OUTER_SHARE * len(z)), np.argsort(z, kind="stable")
    left_out = np.zeros(len(z), bool)
    left_out[np.concatenate([order[:cut], order[len(z) - cut :]])] = True
    return spread(z[~left_out], expected[~left_out]), z, left_out


def funnel(rows: list[Row], units: list[Row], baseline: Row, indicator: Indicator) -> list[Row]:
    """Adds to each compared row its limits around the baseline's value in display units, and where it lies.

    `effective_n` is n as independent units count. low_2s to high_2s (95 %) and low_3s to high_3s (99.8 %) are those of
    chance alone; where the units differ more (phi above 1), wide_low to wide_high are 95 % limits widened by it (tau2).
    `outside` (above, within, below at 99.8 %) is of chance alone, so that widening hides nobody; `is_near` is beyond
    95 % only. The counts are of all `units`; a ranked row that is none of them is not drawn.
    """
    if indicator.kind != "proportion" or not units:
        return [dict.fromkeys((*ADDED, *COUNTS)) | row for row in rows]
    q = float(baseline["numerator"] / baseline["denominator"])
    done = [dict.fromkeys(ADDED) | _counts(units, q) | row for row in rows]
    codes = {row["unit_code"] for row in units}
    drawn = [row for row in done if row["unit_code"] in codes or not row.get("is_ranked", True)]
    _limits([row for row in drawn if row["shown"] == "compare"], units, q, factor(indicator))
    return done


def _counts(units: list[Row], q: float) -> Row:
    """How many units lie above and below the 99.8 % limits, and beyond those of 95 % only; no hidden one counts."""
    seen = [row for row in units if not row.get("suppressed")]
    if not seen:
        return dict.fromkeys(COUNTS, 0)
    x, n = effective(*sums(seen))
    far, near = position(x, n, q, ALARM), position(x, n, q, WARNING)
    only = sum(outer == "within" != inner for outer, inner in zip(far, near, strict=True))
    counts = {"over_count": far.count("above"), "under_count": far.count("below")}
    return counts | {"near_count": only, "drawn_count": len(seen)}


def _limits(drawn: list[Row], units: list[Row], q: float, scale: float) -> None:
    """Writes limits and position into the rows that are drawn."""
    if not drawn:
        return
    x, n = effective(*sums(drawn))
    found = share_spread(*effective(*sums(units)), q) if 0 < q < 1 else Spread(1.0, 0.0)
    is_wide = found.phi > 1
    wide = widened(q, n, WARNING, found.tau2) if is_wide else (np.full(len(n), np.nan),) * 2
    ends = [*limits(q, n, WARNING), *limits(q, n, ALARM), *wide]
    columns = [np.where(np.isnan(end), None, scale * end) for end in ends]
    spread_of = {"phi": found.phi, "tau2": found.tau2 if is_wide else 0.0}
    far, near = position(x, n, q, ALARM), position(x, n, q, WARNING)
    for row, even, *values, word, inner in zip(drawn, n, *columns, far, near, strict=True):
        row.update(dict(zip(LIMITS, values, strict=True)) | spread_of | {"outside": word, "effective_n": float(even)})
        row["is_near"] = word == "within" != inner
