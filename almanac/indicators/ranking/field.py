"""Who of a month is held against whom, why others are left out, and how many that makes of all units."""

from dataclasses import dataclass

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.measure import shown, value
from almanac.indicators.rows import Row, number_of
from almanac.indicators.verdicts import against_rest
from almanac.texts import text
from almanac.texts.formats import month

TIERS = ("above", "similar", "below")
COUNTS = ("reported_count", "compared_count", "tested_count", *(f"{tier}_count" for tier in TIERS))


@dataclass(frozen=True)
class Field:
    """One month and part over all units: verdicts and remarks by unit, and how many units there are of each kind."""

    verdicts: dict[str, str]
    remarks: dict[str, str]
    counts: Row


def field_of(everyone: list[Row], indicator: Indicator, context: Context) -> Field:
    """The verdicts of all comparable units, and the words and reasons of those left out.

    How many are tested is counted over all; of each verdict only those that are not hidden, which it would give away.
    """
    out, units = left_out(everyone, indicator, context), comparable(everyone, indicator, context)
    words = _tested(units, everyone, indicator, context)
    hidden = {str(row["unit_code"]) for row in units if row.get("suppressed")}
    told = [word for code, word in words.items() if code not in hidden]
    counts = {f"{tier}_count": told.count(tier) for tier in TIERS}
    late = {code for code, (word, _) in out.items() if word == "stale"}
    there = [row for row in _ranked(everyone, context) if _state(row, indicator, context) != "missing"]
    counts["reported_count"] = sum(str(row["unit_code"]) not in late for row in there)
    counts["compared_count"], counts["tested_count"] = len(units), sum(word in TIERS for word in words.values())
    return Field(words | {c: word for c, (word, _) in out.items()}, {c: why for c, (_, why) in out.items()}, counts)


def comparable(everyone: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """The ranked units whose bases are large enough and that are not left out."""
    out = left_out(everyone, indicator, context)
    fit = [row for row in _ranked(everyone, context) if str(row["unit_code"]) not in out]
    return [row for row in fit if _state(row, indicator, context) == "compare"]


def left_out(everyone: list[Row], indicator: Indicator, context: Context) -> dict[str, tuple[str, str]]:
    """Verdict and reason of ranked units that have a value and are not held against others.

    It is of an older period than the newest of any unit (stale), or what `rank_if` asks for is lacking (unmet).
    """
    units = [row for row in everyone if row["unit_code"] != context.config.city.code]
    if not units or indicator.rank == "never":
        return {}
    newest, unmet, found = max(map(_period, units)), _unmet(units[0]["as_of"], indicator, context), {}
    for row in _ranked(everyone, context):
        code = str(row["unit_code"])
        if _period(row) < newest:
            found[code] = ("stale", text("remark_stale", context.language, month=_said(_period(row), context)))
        elif why := unmet.get(code):
            found[code] = ("unmet", why)
    return found


def _unmet(as_of: object, indicator: Indicator, context: Context) -> dict[str, str]:
    """Why units of the month may not be ranked, by code: they stay below the condition, or it is not known of them."""
    if indicator.rank_if is None:
        return {}
    least, language = indicator.rank_if.at_least, context.language
    asked = context.indicator(indicator.rank_if.indicator)
    here = context.everyone(asked.id).get((pd.Timestamp(as_of), ""), {})  # type: ignore[arg-type]
    found = {code: value(*_numbers(row), asked) for code, row in here.items()}
    words = {"name": asked.name.said(language), "least": f"{least:g}{asked.unit_said(language)}"}
    hidden = {code for code, row in here.items() if row["suppressed"]}
    kept = {unit.code: found.get(unit.code) for unit in context.config.units}
    why = {c: "unknown" if v is None else "hidden_unmet" if c in hidden else "unmet" for c, v in kept.items()}
    return {c: text(f"remark_{why[c]}", language, **words) for c, v in kept.items() if v is None or v < least}


def _tested(units: list[Row], everyone: list[Row], indicator: Indicator, context: Context) -> dict[str, str]:
    """The verdict of every comparable unit by its code; none where the indicator is not fair to compare."""
    city = next((row for row in everyone if row["unit_code"] == context.config.city.code), None)
    if not units or city is None or indicator.rank == "never":
        return {}
    found = against_rest(units, city, indicator, context.config.alpha)
    return {str(row["unit_code"]): word for row, word in zip(units, found, strict=True)}


def _ranked(everyone: list[Row], context: Context) -> list[Row]:
    """The rows of the units that may be ranked."""
    codes = {unit.code for unit in context.config.units if unit.ranked}
    return [row for row in everyone if row["unit_code"] in codes]


def _state(row: Row, indicator: Indicator, context: Context) -> str:
    """How much of a row may be shown."""
    return shown(*_numbers(row), indicator, context.config.small_numbers)


def _numbers(row: Row) -> tuple[float | None, float | None]:
    """Numerator and denominator."""
    return number_of(row, "numerator"), number_of(row, "denominator")


def _period(row: Row) -> pd.Timestamp:
    """The month that a row's value is of."""
    return pd.Timestamp(row.get("period") or row["as_of"])


def _said(period: pd.Timestamp, context: Context) -> str:
    """A month in words."""
    return month(period.date(), context.language)
