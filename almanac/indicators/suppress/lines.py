"""How an indicator's rows add up: units to the city, parts to the whole; and what else orders them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

import pandas as pd

from almanac.indicators.rows import Row, number_of
from almanac.indicators.suppress.known import ENDLESS

Place = tuple[str, pd.Timestamp, str]
Values = Mapping[Place, float]
EQUAL = 1e-6


@dataclass(frozen=True)
class Rows:
    """One row for each unit, month and part, and which cell each is: the same for all months that carry one row."""

    by_month: Mapping[Place, Row]
    city: str

    def cell(self, place: Place) -> Place:
        """Unit, period and part that a month's row is about; the city's is its own in each month, being a sum."""
        unit, _month, part = place
        return place if unit == self.city else (unit, period_of(self.by_month[place]), part)

    def carried_to(self) -> dict[Place, tuple[pd.Timestamp, ...]]:
        """The months in which each cell stands."""
        found: dict[Place, list[pd.Timestamp]] = {}
        for place in self.by_month:
            found.setdefault(self.cell(place), []).append(place[1])
        return {cell: tuple(sorted(months)) for cell, months in found.items()}

    def values(self, name: str) -> dict[Place, float]:
        """The numbers of one column by unit, month and part, without those missing."""
        found = {place: number_of(row, name) for place, row in self.by_month.items()}
        return {place: value for place, value in found.items() if value is not None}


def rows_of(rows: Iterable[Row], city: str) -> Rows:
    """The rows of one indicator by unit, month (`as_of`, else `period`) and part."""
    return Rows({(str(row["unit_code"]), month_of(row), str(row.get("part") or "")): row for row in rows}, city)


def month_of(row: Row) -> pd.Timestamp:
    """The month for which a row is shown."""
    return pd.Timestamp(row["as_of"] if row.get("as_of") is not None else row["period"])


def period_of(row: Row) -> pd.Timestamp:
    """The month that a row is about."""
    return pd.Timestamp(row["period"] if row.get("period") is not None else row["as_of"])


def adds_up_to_city(column: Values, city: str) -> bool:
    """Whether the city's number is the sum of the units', in the numbers of one month and part."""
    units = [value for (unit, _, _), value in column.items() if unit != city]
    whole = [value for (unit, _, _), value in column.items() if unit == city]
    return bool(units) and bool(whole) and abs(whole[0] - sum(units)) < EQUAL


def parts_add_up(values: Values) -> bool:
    """Whether parts add up to the whole wherever there are both: then a reader may count on it."""
    sums: dict[tuple[str, pd.Timestamp], float] = {}
    for (unit, month, part), value in values.items():
        if part:
            sums[unit, month] = sums.get((unit, month), 0.0) + value
    pairs = [(values[unit, month, ""], total) for (unit, month), total in sums.items() if (unit, month, "") in values]
    return bool(pairs) and all(abs(whole - total) < EQUAL for whole, total in pairs)


def ordered(values: Values, additive: bool, rising: bool) -> dict[Place, tuple[float, float]]:
    """Between which neighbours each number must lie, as a reader may know.

    Parts and whole of which one is never larger (where parts add up, the sums say it already), and the months before
    and after of a series that rises over each year. Numbers equal in all rows bound nothing.
    """
    ends: dict[Place, tuple[float, float]] = {}
    pairs = ([] if additive else _part_and_whole(values)) + (_year(values) if rising else [])
    for small, large in pairs:
        low, high = ends.get(small, (-ENDLESS, ENDLESS))
        ends[small] = (low, min(high, values[large]))
        low, high = ends.get(large, (-ENDLESS, ENDLESS))
        ends[large] = (max(low, values[small]), high)
    return ends


def _part_and_whole(values: Values) -> list[tuple[Place, Place]]:
    """(smaller, larger) for each part that is nowhere larger than its whole, or nowhere smaller."""
    found = []
    for part in {place[2] for place in values if place[2]}:
        pairs = [((u, m, part), (u, m, "")) for u, m, p in values if p == part and (u, m, "") in values]
        up = all(values[a] <= values[b] + EQUAL for a, b in pairs)
        down = all(values[a] >= values[b] - EQUAL for a, b in pairs)
        if up != down:
            found += pairs if up else [(b, a) for a, b in pairs]
    return found


def _year(values: Values) -> list[tuple[Place, Place]]:
    """(earlier, later) for neighbouring months of one year in each series that does not fall in it."""
    series: dict[tuple[str, str, int], list[Place]] = {}
    for place in sorted(values, key=lambda place: place[1]):
        series.setdefault((place[0], place[2], place[1].year), []).append(place)
    pairs = [pair for places in series.values() for pair in pairwise(places)]
    return [(a, b) for a, b in pairs if values[a] <= values[b]]
