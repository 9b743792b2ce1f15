"""Ranks with ties, and the ranks that data leave open: from pairwise tests, or from estimates and their errors."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from almanac.catalogue import Indicator
from almanac.indicators.intervals import Numbers
from almanac.indicators.rows import Row
from almanac.indicators.verdicts import holm, pair_p, sums

Grid = np.ndarray[tuple[int, int], np.dtype[np.float64]]
Flags = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
SEED, DRAWS = 20220825, 10_000
COUNTS = ("ordered_count", "apart_count")
ADDED = ("best", "worst", *COUNTS)


@dataclass(frozen=True)
class RankSet:
    """Best and worst rank of each unit that hold for all units at once (or for each by itself: marginal)."""

    best: tuple[int, ...]
    worst: tuple[int, ...]

    def top(self, places: int) -> list[int]:
        """The units (by place in the data) that may be among the best `places`."""
        return [unit for unit, best in enumerate(self.best) if best <= places]


def ranks(values: Sequence[float], better: str = "higher", ties: float = 0.0) -> list[float]:
    """Ranks, 1 is best; tied values share their best (ties=0), worst (1) or a place between (0.5 is the middle)."""
    sign = -1 if better == "lower" else 1
    scores = sign * np.asarray(values, float)
    ahead = (scores[None, :] > scores[:, None]).sum(axis=1)
    level = (scores[None, :] == scores[:, None]).sum(axis=1)
    return [float(rank) for rank in 1 + ahead + ties * (level - 1)]


def displayed_ranks(values: Sequence[float], better: str) -> list[int]:
    """Competition ranks of displayed values: ties share a rank (1, 1, 3)."""
    return [int(rank) for rank in ranks(values, better)]


def rank_ranges(units: list[Row], indicator: Indicator, alpha: float) -> list[tuple[int, int]] | None:
    """Best and worst rank of each unit that pairwise tests with Holm over all pairs leave open (1 is best).

    None where the indicator has no test.
    """
    wins = beaten(units, indicator, alpha)
    found = None if wins is None else _ranges(wins)
    return None if found is None else list(zip(found.best, found.worst, strict=True))


def beaten(units: list[Row], indicator: Indicator, alpha: float) -> Flags | None:
    """Which unit (row) is significantly better than which (column); None where the indicator has no test.

    Pairs with a hidden unit (`suppressed`) stay open, as a range would tell where that one stands.
    """
    x, n, squares = sums(units)
    first, second = np.triu_indices(len(units), 1)
    p = pair_p((x[first], n[first], squares[first]), (x[second], n[second], squares[second]), indicator)
    if p is None:
        return None
    better = (-1 if indicator.better == "lower" else 1) * x / n
    wins = np.zeros((len(units), len(units)), bool)
    hidden = np.array([bool(unit.get("suppressed")) for unit in units])
    differs = holm(p, alpha) & ~(hidden[first] | hidden[second])
    for a, b in zip(first[differs], second[differs], strict=True):
        wins[(a, b) if better[a] > better[b] else (b, a)] = True
    return wins


def rank_sets(units: list[Row], alike: list[bool], indicator: Indicator, alpha: float) -> dict[str, Row]:
    """best and worst of each unit by its code, and of all: ordered_count, and apart_count, the pairs told apart.

    Of the units that are `alike` (no verdict tells them from all together) those pairs are counted that a test tells
    apart or whose ranks do not overlap. Nothing where there is no test.
    """
    wins = beaten(units, indicator, alpha) if units else None
    if wins is None:
        return {}
    found, same = _ranges(wins), np.array(alike, bool)
    apart = wins | wins.T | (np.array(found.worst)[:, None] < np.array(found.best)[None, :])
    among = (apart | apart.T)[np.ix_(same, same)]
    counts = {"ordered_count": len(units), "apart_count": int(np.triu(among, 1).sum())}
    ends = zip(units, found.best, found.worst, strict=True)
    return {str(unit["unit_code"]): {"best": best, "worst": worst} | counts for unit, best, worst in ends}


def rank_set(scores: Numbers, covariance: Grid, alpha: float = 0.05, seed: int = SEED, draws: int = DRAWS) -> RankSet:
    """Simultaneous rank sets of scores (higher is better), step-down over all pairs (Mogstad et al. 2024; csranks)."""
    first, second = np.triu_indices(len(scores), 1)
    differs = _differ(scores, covariance, (first, second), alpha, _noise(covariance, seed, draws))
    wins = np.zeros((len(scores), len(scores)), bool)
    for a, b in zip(first[differs], second[differs], strict=True):
        wins[(a, b) if scores[a] > scores[b] else (b, a)] = True
    return _ranges(wins)


def marginal_rank_set(
    scores: Numbers, covariance: Grid, alpha: float = 0.05, seed: int = SEED, draws: int = DRAWS
) -> RankSet:
    """Rank sets that hold for each unit by itself: only the pairs that touch it are compared (same source)."""
    noise, count = _noise(covariance, seed, draws), len(scores)
    wins, losses = np.zeros((count, count), bool), np.zeros((count, count), bool)
    for unit in range(count):
        others = np.array([other for other in range(count) if other != unit])
        differs = _differ(scores, covariance, (np.full(count - 1, unit), others), alpha, noise)
        wins[unit, others] = differs & (scores[unit] > scores[others])
        losses[others, unit] = differs & (scores[unit] < scores[others])
    return RankSet(_ranges(losses).best, _ranges(wins).worst)


def independent(errors: Sequence[float]) -> Grid:
    """The covariance of independent estimates with these standard errors."""
    return np.diag(np.asarray(errors, float) ** 2)


def _noise(covariance: Grid, seed: int, draws: int) -> Grid:
    """Draws of the estimates' errors: draws × units."""
    values, vectors = np.linalg.eigh(covariance)
    normal = np.random.default_rng(seed).standard_normal((draws, len(values)))
    return np.asarray(normal @ (vectors * np.sqrt(np.clip(values, 0, None))).T, float)


def _differ(
    scores: Numbers, covariance: Grid, pairs: tuple[np.ndarray, np.ndarray], alpha: float, noise: Grid
) -> np.ndarray:
    """Which pairs differ: T beyond the quantile of the largest T under no difference, stepping down.

    Each pair is two one-sided hypotheses; the one against the data is never rejected and stays in the maximum.
    """
    first, second = pairs
    variance = covariance[first, first] + covariance[second, second] - 2 * covariance[first, second]
    signed = np.where(scores[first] >= scores[second], 1, -1) / np.sqrt(np.where(variance > 0, variance, np.inf))
    found = (scores[first] - scores[second]) * signed
    null = (noise[:, first] - noise[:, second]).astype(np.float32) * signed.astype(np.float32)
    against, differs = (-null).max(axis=1), np.zeros(len(found), bool)
    while not differs.all():
        largest = np.maximum(against, null[:, ~differs].max(axis=1))
        newly = ~differs & (found > np.quantile(largest, 1 - alpha))
        if not newly.any():
            break
        differs |= newly
    return differs


def _ranges(wins: Flags) -> RankSet:
    """Rank ranges from who is significantly better (row) than whom (column)."""
    best, worst = 1 + wins.sum(axis=0), len(wins) - wins.sum(axis=1)
    return RankSet(tuple(int(b) for b in best), tuple(int(w) for w in worst))
