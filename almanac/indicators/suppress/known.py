"""Which numbers are too small to be shown, and what a hidden one still says to a reader."""

import math
from dataclasses import dataclass
from typing import Literal

SMALL = 4
BASE = 2 * (SMALL + 1)  # of fewer, few and most would say too much about each other
ENDLESS = math.inf
State = Literal["few", "most", "base", "withheld"]


@dataclass(frozen=True)
class Known:
    """What a reader knows of a hidden number (low to high), and the range that must stay open, if it is too small."""

    state: State
    low: float
    high: float
    open: tuple[float, float] | None = None


def is_small(value: float | None) -> bool:
    """Whether a count is one of 1 to 4; 0 is not."""
    return value is not None and 0 < value < SMALL + 1


def must_stay_open(x: float, n: float | None, splits: bool) -> tuple[float, float] | None:
    """The range in which no reader may tell a numerator apart: 1 to 4, all but 1 to 4 of n, or both where both hold.

    `splits`: x is counted of n, so that n − x is a count too. None where neither is small.
    """
    rest = n - x if splits and n is not None else None
    if n is None or not is_small(rest):
        return (1.0, float(SMALL) if n is None or not splits else min(SMALL, n)) if is_small(x) else None
    return (max(n - SMALL, 1.0), min(SMALL, n - 1)) if is_small(x) else (n - SMALL, n - 1)


def numerator(x: float, n: float | None, splits: bool, base: bool, alone: bool = False) -> Known:
    """What hiding a numerator says. `base`: n is too small to say more; `alone`: n is hidden as well.

    A hidden 0 reads as one of the few, a hidden n of n as most: they may be hidden for the sake of others.
    """
    needed = must_stay_open(x, n, splits)
    if alone or (base and n is not None):
        return Known("withheld" if alone else "base", 0, ENDLESS if n is None or not splits else n, needed)
    if x < SMALL + 1:
        return Known("few", 0, min(SMALL, n) if splits and n is not None else SMALL, needed)
    if not splits or n is None:
        return Known("withheld", SMALL + 1, ENDLESS)
    return Known("most", n - SMALL, n, needed) if n - x < SMALL + 1 else Known("withheld", SMALL + 1, n - SMALL - 1)


def denominator(n: float) -> Known:
    """What hiding a denominator says."""
    needed = (1.0, float(SMALL)) if is_small(n) else None
    return Known("few", 0, SMALL, needed) if n < SMALL + 1 else Known("withheld", SMALL + 1, ENDLESS)


def share_at_least(n: float) -> int:
    """The whole five per cent that n less four of n are certain to reach, at most 95."""
    return min(95, 5 * math.floor(20 * (n - SMALL) / n)) if n > SMALL else 0
