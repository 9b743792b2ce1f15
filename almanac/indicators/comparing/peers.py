"""Whom to compare with, and whom to learn from."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from almanac.catalogue import Indicator
from almanac.indicators.comparing.tide import beyond
from almanac.indicators.context import Everyone
from almanac.indicators.rows import Row, number_of
from almanac.indicators.verdicts import holm, pair_p, sums

NEAREST, TWICE = 3, 2.0


@dataclass(frozen=True)
class Lesson:
    """A peer that stood where the unit stands and climbed: from which row to which, by how much, and both series."""

    peer: str
    start: Row
    end: Row
    climb: float
    own: tuple[Row, ...]
    theirs: tuple[Row, ...]


def similar(sizes: Mapping[str, float], unit: str, count: int = NEAREST, within: float = TWICE) -> list[str]:
    """The `count` units nearest in size, none beyond `within` times larger or smaller; nearest first."""
    own = sizes.get(unit) or 0.0
    if own <= 0:
        return []
    ratios = {code: max(size / own, own / size) for code, size in sizes.items() if code != unit and size > 0}
    near = [code for code in sorted(ratios, key=lambda code: ratios[code]) if ratios[code] <= within]
    return near[:count]


def learn_from(
    rows: list[Row], unit: str, peers: list[str], indicator: Indicator, everyone: Everyone, alpha: float = 0.05
) -> Lesson | None:
    """The peer that was where the unit is now and climbed most since; None where no climb is real.

    rows: unit_code, as_of, value, shown, numerator, denominator (squares) of one indicator and part over time.
    Where the unit is now: a peer's earlier value, no better than the unit's and not told apart from it by a score test.
    A climb is real where the peer's own values then and now differ, and by more than those of all others (`everyone`,
    by month and part) do: both tests, Holm over the peers.
    """
    series = {code: _series(rows, code) for code in (unit, *peers)}
    if not series[unit]:
        return None
    here, sign = series[unit][-1], -1 if indicator.better == "lower" else 1
    climbs = [found for code in peers if (found := _climb(series[code], here, indicator, sign, alpha))]
    p = pair_p(sums([start for start, _ in climbs]), sums([end for _, end in climbs]), indicator) if climbs else None
    if p is None:
        return None
    tides = [beyond(start, end, everyone, indicator) for start, end in climbs]
    both = np.maximum(p, [chance if sign * more > 0 else 1.0 for more, chance in tides])
    without = np.ones(len(peers) - len(climbs))
    real = [climb for climb, is_real in zip(climbs, holm(np.append(both, without), alpha), strict=False) if is_real]
    if not real:
        return None
    start, end = max(real, key=lambda pair: sign * (pair[1]["value"] - pair[0]["value"]))
    peer = str(end["unit_code"])
    climb = float(end["value"] - start["value"])
    return Lesson(peer, start, end, climb, tuple(series[unit]), tuple(series[peer]))


def _series(rows: list[Row], unit: str) -> list[Row]:
    """A unit's comparable rows by date, one for each period that they are about."""
    own = [row for row in rows if row["unit_code"] == unit and row["shown"] == "compare"]
    own = [row for row in own if number_of(row, "value") is not None]
    once = {str(row.get("period") or row["as_of"]): row for row in sorted(own, key=lambda row: str(row["as_of"]))}
    return list(once.values())


def _climb(series: list[Row], here: Row, indicator: Indicator, sign: int, alpha: float) -> tuple[Row, Row] | None:
    """A peer's latest row at the unit's level and its newest row, if that is better; at the level: not told apart."""
    earlier = [row for row in series[:-1] if sign * (row["value"] - here["value"]) <= 0]
    if not earlier:
        return None
    p = pair_p(sums(earlier), sums([here] * len(earlier)), indicator)
    level = [] if p is None else [row for row, alike in zip(earlier, np.asarray(p) > alpha, strict=True) if alike]
    if not level or sign * (series[-1]["value"] - level[-1]["value"]) <= 0:
        return None
    return level[-1], series[-1]
