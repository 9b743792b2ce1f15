"""Which unit owes a report on which a missing value would rest: only that is called not reported."""

from collections.abc import Callable

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, records
from almanac.tables.schema import MONTHS
from almanac.texts.formats import is_missing


def owing(indicator: Indicator, context: Context) -> Callable[[Row], bool]:
    """Whether a row without a value is so for want of a report that its unit owes, and others have sent."""
    expected = {name: context.catalogue.contracts[name].expected for name in _sources(indicator, context)}
    every = {name: MONTHS[each.every] for name, each in expected.items() if each}
    found = context.fetch("owed", {"sources": list(every)}) if every else pd.DataFrame()
    owed: dict[str, list[tuple[int, int]]] = {}
    for row in records(found):
        owed.setdefault(str(row["unit_code"]), []).append((_month(row["period"]), every[str(row["source"])]))

    def owes(row: Row) -> bool:
        late = owed.get(str(row.get("unit_code")), [])
        known = row.get("suppressed") or not is_missing(row.get("numerator"))
        about = None if known or not late or is_missing(row["as_of"]) else _about(row, indicator, context)
        back = 0 if about is None else _back(indicator, about)
        return about is not None and any(about - max(back, each) < due <= about for due, each in late)

    return owes


def _about(row: Row, indicator: Indicator, context: Context) -> int | None:
    """The month that the others' values of a row's month are about; None where nobody has one, for nothing is due."""
    place = pd.Timestamp(row["as_of"]), str(row.get("part") or "")
    others = context.everyone(indicator.id).get(place, {}).values()
    return max((_month(one["period"]) for one in others if not is_missing(one["numerator"])), default=None)


def _back(indicator: Indicator, month: int) -> int:
    """How many months' reports a value of a month rests on."""
    if indicator.time == "year_to_date":
        return (month - 1) % 12 + 1
    return max(indicator.looks_back, MONTHS[indicator.every])


def _sources(indicator: Indicator, context: Context) -> list[str]:
    return [name for name in indicator.sources if name in context.catalogue.contracts]


def _month(day: object) -> int:
    """A month as a number."""
    stamp = pd.Timestamp(day)  # type: ignore[arg-type]
    return stamp.year * 12 + stamp.month
