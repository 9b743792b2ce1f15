"""Formulas of rates: what they give is what is displayed, at every half too."""

from fractions import Fraction

import pytest

from almanac.briefings.book.rates import Rate, formula, recomputed
from almanac.texts.formats import shown

PERCENT = Rate(100.0, 1)


def written(rate: Rate, x: float, n: float) -> str:
    return formula(rate, x, n, shown(rate.factor * x / n, rate.places), "C7", "D7")


def test_a_rate_is_a_formula_over_its_numerator_and_denominator() -> None:
    assert written(PERCENT, 113, 120) == '=IF(D7=0,"",(ROUND(1000*C7/D7,0)-(MOD(1000*C7/D7,2)=0.5))/10)'
    assert written(Rate(1.0, 0), 7, 2) == '=IF(D7=0,"",ROUND(C7/D7,0)-(MOD(C7/D7,2)=0.5))'


@pytest.mark.parametrize(("x", "said"), [(5, 6.2), (7, 8.8), (3, 3.8), (1, 1.2), (75, 93.8)])
def test_a_half_goes_to_the_even_digit_as_on_the_screen(x: float, said: float) -> None:
    assert shown(100 * x / 80, 1) == said
    assert recomputed(written(PERCENT, x, 80), {"C7": x, "D7": 80.0}) == Fraction(str(said))


@pytest.mark.parametrize("rate", [PERCENT, Rate(100.0, 0), Rate(100.0, 2), Rate(1.0, 1), Rate(1000.0, 1)])
def test_every_formula_gives_what_is_displayed(rate: Rate) -> None:
    for n in (16.0, 30.0, 80.0, 160.0, 1004.5, 2000.0):
        for x in (0.0, 1.0, 3.0, 11.5, 12.0, 15.0, 1887.0, 12288.3):
            given = {"C7": x, "D7": n}
            assert recomputed(written(rate, x, n), given) == Fraction(repr(shown(rate.factor * x / n, rate.places)))


def test_a_half_that_binary_fractions_hide_goes_to_the_even_digit_too() -> None:
    assert shown(100 * 1887 / 2000, 1) == 94.4
    assert recomputed(written(PERCENT, 1887, 2000), {"C7": 1887.0, "D7": 2000.0}) == Fraction("94.4")


@pytest.mark.parametrize(
    "other", ["=C7/D7", "=SUM(A1:A9)", '=IF(D7=0,"",(ROUND(1000*C7/D7,0)-(MOD(1000*C8/D7,2)=0.5))/10)']
)
def test_any_other_formula_is_no_rate(other: str) -> None:
    assert recomputed(other, {"C7": 1.0, "D7": 2.0, "C8": 1.0}) is None
