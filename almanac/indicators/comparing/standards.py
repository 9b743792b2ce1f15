"""What a value is held against when it is no earlier month: target, plan, all units together, units of similar size."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from almanac.catalogue import Indicator
from almanac.config import Config
from almanac.indicators import progress
from almanac.indicators.comparing.peers import similar
from almanac.indicators.context import Context, Everyone
from almanac.indicators.measure import shown, value
from almanac.indicators.rows import Row, number_of
from almanac.tables.ask import COMPARISONS, STANDARDS, month_end
from almanac.texts import text
from almanac.texts.formats import month

ENOUGH = 2  # the sum of two tells neither of them
SUMS = ("numerator", "denominator", "squares")
Then = dict[str, float | None]


def compare_word(compare: str, config: Config, language: str) -> str:
    """What a value is compared with, as a sentence says it."""
    if compare in COMPARISONS:
        return text(f"compare_{compare}", language, city=config.city.in_text(language))
    return text("compare_then", language, month=month(month_end(compare), language))


def then_word(compare: str, before: date, config: Config, language: str) -> str:
    """The head of the values that are compared with."""
    word = f"then_{compare}" if compare in STANDARDS else "then"
    return text(word, language, month=month(before, language), city=config.city.in_text(language))


def standard(rows: list[Row], indicator: Indicator, context: Context) -> list[Then]:
    """For each row: `value` of the standard that the context names, and its sums where it has any."""
    if context.compare in ("target", "plan"):
        step = {"target": progress.target, "plan": progress.plan}[context.compare]
        return [{"value": number_of(row, context.compare)} for row in step(rows, indicator, context)]
    found = everyone_in(rows, indicator, context)
    of = _city if context.compare == "city" else _peers
    return [of(row, found.get((month_of(row), str(row["part"])), {}), indicator, context) for row in rows]


def peers_of(unit: str, everyone: Mapping[str, Row], indicator: Indicator, context: Context) -> list[str]:
    """The ranked units whose base is nearest to the unit's; only those that may be compared."""
    ranked, small = {one.code for one in context.config.units if one.ranked}, context.config.small_numbers
    sums = {code: [number_of(row, name) for name in SUMS[:2]] for code, row in everyone.items()}
    usable = [code for code, (x, n) in sums.items() if n and shown(x, n, indicator, small) == "compare"]
    return similar({code: sums[code][1] or 0.0 for code in usable if code in ranked or code == unit}, unit)


def _peers(row: Row, everyone: Mapping[str, Row], indicator: Indicator, context: Context) -> Then:
    """The units of similar size taken together; nothing where they are too few, or one of them is hidden."""
    names = peers_of(str(row["unit_code"]), everyone, indicator, context)
    if len(names) < ENOUGH or any(everyone[code]["suppressed"] for code in names):
        return {"value": None}
    known = {name: [number_of(everyone[code], name) for code in names] for name in SUMS}
    sums = {n: None if None in those else sum(filter(None, those)) for n, those in known.items()}
    return sums | {"value": value(sums["numerator"], sums["denominator"], indicator)}


def _city(row: Row, everyone: Mapping[str, Row], indicator: Indicator, context: Context) -> Then:
    """All units together; nothing for themselves, nor for a sum, of which a unit is only a part."""
    city = everyone.get(context.config.city.code)
    is_own = row["unit_code"] == context.config.city.code
    if city is None or city["suppressed"] or is_own or indicator.kind == "count":
        return {"value": None}
    return {"value": value(number_of(city, "numerator"), number_of(city, "denominator"), indicator)}


def everyone_in(rows: list[Row], indicator: Indicator, context: Context) -> Everyone:
    """Every unit's measures in the months of the rows, those that are hidden too (`suppressed`)."""
    months = {month_of(row) for row in rows if row["as_of"] is not None}
    return {place: units for place, units in context.everyone(indicator.id).items() if place[0] in months}


def month_of(row: Row) -> pd.Timestamp:
    """The month for which a row is shown."""
    return pd.Timestamp(row["as_of"])
