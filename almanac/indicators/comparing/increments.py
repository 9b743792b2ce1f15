"""What a series is judged by: its values, or, where one carries the last forward, what each period adds."""

from collections.abc import Sequence

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.rows import Row, number_of
from almanac.tables.schema import MONTHS


def is_stepwise(indicator: Indicator) -> bool:
    """Whether neighbours share what they count: a register, a sum since January, a window of several months."""
    return indicator.time in ("state", "year_to_date") or indicator.looks_back > 1


def points(rows: Sequence[Row], indicator: Indicator) -> list[tuple[Row, float]]:
    """One unit's comparable rows by date, each with the number that it is judged by; none where there is none.

    Rows about the same period are one. A step needs the period just before; a sum since January keeps its first.
    """
    once = _once_each(rows)
    if not is_stepwise(indicator):
        return [(row, float(row["value"])) for row in once]
    found, length, before = [], MONTHS[indicator.every], None
    for row in once:
        restarts = indicator.time == "year_to_date" and month_of_year(row) <= length
        if restarts:
            found.append((row, float(row["value"])))
        elif before is not None and month_about(row) - month_about(before) == length:
            found.append((row, float(row["value"]) - float(before["value"])))
        before = row
    return found


def month_of_year(row: Row) -> int:
    """The month of the year that a row's value is about."""
    return int(pd.Timestamp(row.get("period") or row["as_of"]).month)


def month_about(row: Row) -> int:
    """The month that a row's value is about, counted on through the years."""
    return 12 * int(pd.Timestamp(row.get("period") or row["as_of"]).year) + month_of_year(row)


def _once_each(rows: Sequence[Row]) -> list[Row]:
    """The rows that are compared, by date, the newest of each period that they are about."""
    known = [row for row in rows if row["shown"] == "compare" and number_of(row, "value") is not None]
    return list({month_about(row): row for row in sorted(known, key=lambda row: str(row["as_of"]))}.values())
