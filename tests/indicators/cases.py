"""Indicators and rows for tests, written short."""

from typing import Any

import pandas as pd

from almanac.catalogue import Indicator
from almanac.declared import Words
from almanac.indicators.rows import Row

CITY = "320500"


def indicator(**more: Any) -> Indicator:
    """A proportion of people, unless said otherwise."""
    given = {"id": "x", "name": Words(zh="率"), "theme": "t", "kind": "proportion", "definition": Words(zh="口径")}
    return Indicator.model_validate({**given, "counts": Words(zh="人", en="people"), **more})


def month(number: int, year: int = 2022) -> pd.Timestamp:
    """The last day of a month."""
    return pd.Timestamp(year, number, 1) + pd.offsets.MonthEnd(0)


def row(unit: str, x: float | None, n: float | None = None, **more: Any) -> Row:
    """A row of August, unless said otherwise."""
    when = more.get("as_of", month(8))
    numbers = {"numerator": None if x is None else float(x), "denominator": None if n is None else float(n)}
    return {"unit_code": unit, "as_of": when, "period": when, "part": "", "squares": None, **numbers, **more}


def with_city(rows: list[Row]) -> list[Row]:
    """The rows and the city's: the sums over units, for each month and part."""
    places = dict.fromkeys((r["as_of"], r["part"]) for r in rows)
    for when, part in places:
        inside = [r for r in rows if (r["as_of"], r["part"]) == (when, part)]
        n = None if inside[0]["denominator"] is None else sum(r["denominator"] for r in inside)
        rows = [*rows, row(CITY, sum(r["numerator"] for r in inside), n, as_of=when, part=part)]
    return rows
