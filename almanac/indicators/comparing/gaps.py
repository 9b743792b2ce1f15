"""Where a difference comes from: parts that add up to it exactly, between two units or two times."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from almanac.texts.formats import shown

Parts = Mapping[str, tuple[float, float]]


@dataclass(frozen=True)
class Piece:
    """What one part contributes: by its own value (`rate`) and by its weight in the whole (`mix`), in shares."""

    part: str
    rate: float
    mix: float

    @property
    def whole(self) -> float:
        """Both together."""
        return self.rate + self.mix


@dataclass(frozen=True)
class Change:
    """A change of x/n in two pieces: the numerator's (what was done) and the denominator's (who is counted)."""

    numerator: float
    denominator: float

    @property
    def whole(self) -> float:
        """Both together: the change itself."""
        return self.numerator + self.denominator


def contributions(own: Parts, reference: float) -> dict[str, float]:
    """What each part (numerator, denominator) adds to own value − reference: its weight × (its value − reference).

    In shares of 1; the sum is exactly the gap, whatever the parts. Weights are the part's share of own denominators.
    """
    whole = sum(n for _, n in own.values())
    return {part: (x - reference * n) / whole for part, (x, n) in own.items()}


def rate_and_mix(own: Parts, other: Parts) -> list[Piece]:
    """own − other in parts, each split into its value and its weight, adding up exactly (Kitagawa 1955).

    rate = mean weight × difference of values; mix = difference of weights × (mean value − the mean of both wholes).
    A part that one side lacks has that side's whole value there, so that it counts as mix alone.
    """
    n_own, n_other = (sum(n for _, n in parts.values()) for parts in (own, other))
    whole_own, whole_other = (sum(x for x, _ in parts.values()) / n for parts, n in ((own, n_own), (other, n_other)))
    middle, pieces = (whole_own + whole_other) / 2, []
    for part in dict.fromkeys([*own, *other]):
        (x1, n1), (x0, n0) = own.get(part, (0.0, 0.0)), other.get(part, (0.0, 0.0))
        value1 = x1 / n1 if n1 else (x0 / n0 if n0 else middle)
        value0 = x0 / n0 if n0 else value1
        weight1, weight0 = n1 / n_own, n0 / n_other
        rate = (weight1 + weight0) / 2 * (value1 - value0)
        pieces.append(Piece(part, rate, (weight1 - weight0) * ((value1 + value0) / 2 - middle)))
    return pieces


def change(before: tuple[float, float], now: tuple[float, float]) -> Change:
    """The change of x/n from (x, n) before to now, each piece at the mean of the other (exact for two factors)."""
    (x0, n0), (x1, n1) = before, now
    return Change((x1 - x0) * (1 / n1 + 1 / n0) / 2, (1 / n1 - 1 / n0) * (x1 + x0) / 2)


def displayed(values: Sequence[float], whole: float, decimals: int) -> list[float]:
    """Values rounded so that they add up to the displayed whole: largest remainders take what rounding leaves.

    Each stays within one unit of its last digit (the method of Hamilton, as for seats).
    """
    unit = 10**decimals
    floors = [math.floor(value * unit + 1e-9) for value in values]
    missing = round(shown(whole, decimals) * unit) - sum(floors)
    by_remainder = sorted(range(len(values)), key=lambda place: floors[place] - values[place] * unit)
    for place in (by_remainder if missing > 0 else by_remainder[::-1])[: abs(missing)]:
        floors[place] += 1 if missing > 0 else -1
    return [floor / unit + 0.0 for floor in floors]
