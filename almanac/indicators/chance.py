"""How likely it is that what is still needed comes in time, at the pace of late."""

import scipy

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, number_of
from almanac.texts import text
from almanac.texts.formats import number

TOO_EARLY = 0.25  # of the period: before it nothing is said
SURE = 95


def on_time(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds chance (0..1), chance_low and chance_high (80 % of what is still to come), and chance_text.

    Reads needed, gained in months_seen, months_left and elapsed (the share of the period that is over).
    """
    return [row | _said(row, _chance(row), context.language) for row in rows]


def _chance(row: Row) -> Row | None:
    """What is to come is negative binomial, r = 0.5 + gained, p = t / (t + h) after t and for h months; else None."""
    names = ("needed", "gained", "months_seen", "months_left", "elapsed")
    needed, gained, seen, left, elapsed = (number_of(row, name) for name in names)
    if needed is None or gained is None or not seen or left is None or elapsed is None:
        return None
    if elapsed < TOO_EARLY or left <= 0 or needed <= 0:
        return None
    r, p = 0.5 + gained, seen / (seen + left)
    low, high = (float(scipy.stats.nbinom.ppf(at, r, p)) for at in (0.1, 0.9))
    return {"chance": float(scipy.stats.nbinom.sf(needed - 1, r, p)), "chance_low": low, "chance_high": high}


def _said(row: Row, found: Row | None, language: str) -> Row:
    """The chance in words; nothing where none is given, and why where it is too early."""
    elapsed = number_of(row, "elapsed")
    if found is None:
        early = number_of(row, "gained") is not None and elapsed is not None and 0 < elapsed < TOO_EARLY
        empty: Row = dict.fromkeys(("chance", "chance_low", "chance_high"))
        return empty | {"chance_text": text("chance_early", language) if early else ""}
    share = 100 * found["chance"]
    word = "chance_over" if share > SURE else "chance_under" if share < 100 - SURE else "chance_about"
    amount = {"chance_over": SURE, "chance_under": 100 - SURE}.get(word, share)
    return found | {"chance_text": text(word, language, amount=number(amount))}
