"""Which unit owes a report on which a missing value would rest: only that is called not reported."""

from collections.abc import Callable

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, records
from almanac.tables.schema import MONTHS
from almanac.texts.formats import is_missing


def owing(indicator: Indicator, context: Context) -> Callable[[Row], bool]:
    """Whether a row's unit owes one of the reports that the indicator's value of that month looks back on."""
    expected = {name: context.catalogue.contracts[name].expected for name in _sources(indicator, context)}
    every = {name: MONTHS[each.every] for name, each in expected.items() if each}
    found = context.fetch("owed", {"sources": list(every)}) if every else pd.DataFrame()
    owed: dict[str, list[tuple[int, int]]] = {}
    for row in records(found):
        owed.setdefault(str(row["unit_code"]), []).append((_month(row["period"]), every[str(row["source"])]))

    def owes(row: Row) -> bool:
        if is_missing(row["as_of"]):
            return False
        month = _month(row["as_of"])
        back = (month - 1) % 12 + 1 if indicator.time == "year_to_date" else indicator.looks_back
        return any(month - max(back, each) < due <= month for due, each in owed.get(str(row.get("unit_code")), ()))

    return owes


def _sources(indicator: Indicator, context: Context) -> list[str]:
    return [name for name in indicator.sources if name in context.catalogue.contracts]


def _month(day: object) -> int:
    """A month as a number."""
    stamp = pd.Timestamp(day)  # type: ignore[arg-type]
    return stamp.year * 12 + stamp.month
