"""The formula of a rate over its numerator and denominator, rounded as the one formatter rounds: half to even.

A spreadsheet's ROUND goes away from zero at a half. What is rounded is therefore the scaled quotient, of which one is
taken away where it is a half above an even number: ROUND(q,0)-(MOD(q,2)=0.5).
"""

import re
from dataclasses import dataclass
from fractions import Fraction
from math import floor

FORMULA = re.compile(
    r"=IF\((?P<n>[A-Z]+\d+)=0,\"\",(?:"
    r"\(?ROUND\((?P<q>(?:(?P<scale>[\d.]+)\*)?(?P<x>[A-Z]+\d+)/(?P=n)),0\)-\(MOD\((?P=q),2\)=0\.5\)\)?(?:/(?P<unit>\d+))?"
    r"|ROUND(?P<way>DOWN|UP)\((?:(?P<factor>[\d.]+)\*)?(?P<top>[A-Z]+\d+)/(?P=n),(?P<places>\d+)\))\)"
)


@dataclass(frozen=True)
class Rate:
    """How a value is made: what a quotient is multiplied by, and to how many decimals it is written."""

    factor: float
    places: int

    @property
    def scale(self) -> Fraction:
        """What a quotient is multiplied by to be rounded to a whole number."""
        return exactly(self.factor) * Fraction(f"1e{self.places}")

    def rounded(self, x: float, n: float) -> Fraction:
        """The value, half to even, by exact arithmetic."""
        return Fraction(round(self.scale * exactly(x) / exactly(n)), 10**self.places)


def exactly(number: float) -> Fraction:
    """A number as it is written in decimals."""
    return Fraction(repr(float(number)))


def formula(rate: Rate, x: float, n: float, displayed: float, top: str, base: str) -> str:
    """A formula over the cells `top` and `base` that gives what is displayed.

    Where binary fractions hide a half from a spreadsheet, the direction in which it was rounded stands in the formula.
    """
    if rate.rounded(x, n) == exactly(displayed) and _sees_half(rate, x, n):
        q = f"{_times(rate.scale)}{top}/{base}"
        whole = f"ROUND({q},0)-(MOD({q},2)=0.5)"
        return f'=IF({base}=0,"",{f"({whole})/{10**rate.places}" if rate.places else whole})'
    way = "DOWN" if exactly(displayed) <= exactly(rate.factor) * exactly(x) / exactly(n) else "UP"
    return f'=IF({base}=0,"",ROUND{way}({_times(exactly(rate.factor))}{top}/{base},{rate.places}))'


def recomputed(written: str, amounts: dict[str, float]) -> Fraction | None:
    """What a formula gives with these amounts in its cells, by our own arithmetic; None for no formula of ours."""
    found = FORMULA.fullmatch(written)
    if not found or not {found["n"], found["x"] or found["top"]} <= set(amounts):
        return None
    base = exactly(amounts[found["n"]])
    top = exactly(amounts[found["x"] or found["top"]])
    if found["way"]:
        unit = 10 ** int(found["places"])
        value = Fraction(found["factor"] or 1) * top / base * unit
        return Fraction(floor(value) if found["way"] == "DOWN" else -floor(-value), unit)
    return Fraction(round(Fraction(found["scale"] or 1) * top / base), int(found["unit"] or 1))


def _sees_half(rate: Rate, x: float, n: float) -> bool:
    """Whether a half is one to a spreadsheet too, which computes in binary."""
    exact = rate.scale * exactly(x) / exactly(n)
    return exact.denominator != 2 or float(rate.scale) * x / n == float(exact)


def _times(scale: Fraction) -> str:
    return "" if scale == 1 else f"{float(scale):.10g}*"
