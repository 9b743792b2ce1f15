"""The one formatter: screen, slide, sentence and sheet show a number through these functions only."""

import math
from datetime import date
from decimal import Decimal

import pandas as pd

from almanac.texts import text

DASH, MINUS = "–", "−"
DIGITS = 15  # of a number that are its own; further ones come from binary fractions


def is_missing(value: object) -> bool:
    """True for None, NaN, NaT and NA: only a missing value differs from itself."""
    return value is None or value is pd.NA or bool(value != value)


def number(value: float | None, decimals: int = 0, grouped: bool = False) -> str:
    """A number with fixed decimals, its halves rounded to even in decimals (GB/T 8170), never a negative zero."""
    if value is None or is_missing(value):
        return DASH
    rounded = shown(value, decimals)
    return _minus(f"{rounded:,.{decimals}f}" if grouped else f"{rounded:.{decimals}f}")


def exact(value: float, grouped: bool = True) -> str:
    """A number with as many decimals as it has."""
    return _minus(f"{value:,.10g}" if grouped else f"{value:.10g}")


def _minus(written: str) -> str:
    """A number with a minus, which is as wide as a figure and stays on its line, where Python writes a hyphen."""
    return written.replace("-", MINUS)


def shown(value: float, decimals: int) -> float:
    """The value as it is displayed; comparisons in words use this one.

    GB/T 8170 rounds what is written: 94.35 is a half, and goes to the even 94.4, though in binary it lies below one.
    """
    if not math.isfinite(value) or abs(value) >= 10**DIGITS:
        return float(value)
    return float(round(Decimal(f"{value:.{DIGITS}g}"), decimals)) + 0.0


def signed(value: float, decimals: int = 1) -> str:
    """A number with its sign, full-width so that + and − are equally wide."""
    rounded = shown(value, decimals)
    sign = "＋" if rounded > 0 else "－" if rounded < 0 else ""
    return sign + number(abs(rounded), decimals)


def change(value: float | None, words: str, language: str, decimals: int = 1) -> str:
    """A change in words chosen by its displayed sign: `words` names the pair, such as points, growth or count."""
    if value is None or is_missing(value):
        return DASH
    rounded = shown(value, decimals)
    direction = "up" if rounded > 0 else "down" if rounded < 0 else "same"
    return text(f"{words}_{direction}", language, amount=number(abs(rounded), decimals))


def large(value: float, language: str) -> str:
    """A large amount as a sentence says it: in ten thousands in Chinese, 96,480 in English."""
    if is_missing(value):
        return DASH
    if language == "zh" and abs(value) >= 10_000:
        return text("ten_thousand", language, amount=number(value / 10_000, 2))
    return number(value, 0, grouped=language == "en")


def day(value: date, language: str) -> str:
    """A date in words, such as 25 August 2022."""
    if is_missing(value):
        return DASH
    return text(
        "day", language, year=value.year, month=value.month, day=value.day, month_name=_month_name(value, language)
    )


def month(value: date, language: str) -> str:
    """A month in words, such as August 2022."""
    if is_missing(value):
        return DASH
    return text("month", language, year=value.year, month=value.month, month_name=_month_name(value, language))


def _month_name(value: date, language: str) -> str:
    return text("month_names", language).split()[value.month - 1]
