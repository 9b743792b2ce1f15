"""A reader who adds and subtracts: how far a hidden number is open by all that is shown (linear programmes)."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from scipy.optimize import linprog

from almanac.catalogue import Indicator
from almanac.indicators.rows import Row

Place = tuple[str, pd.Timestamp, str]
Line = Sequence[tuple[Any, float]]
Told = tuple[str, Sequence[Place], float]  # a column, the cells added up, and their sum as a sentence says it
ENDLESS = float("inf")
SMALL = 4


def solver(
    ends: Mapping[Any, tuple[float, float]], equal: Sequence[Line], less: Sequence[Line] = ()
) -> Callable[[Line], tuple[float, float]]:
    """Asks for the least and largest value of a sum of numbers, where lines add up to 0 or to at most 0."""
    place = {name: column for column, name in enumerate(ends)}

    def matrix(lines: Sequence[Line]) -> Any:
        rows = np.zeros((len(lines), len(place)))
        for row, line in zip(rows, lines, strict=True):
            for name, sign in line:
                row[place[name]] += sign
        return (rows, np.zeros(len(rows))) if len(lines) else (None, None)

    known = (*matrix(less), *matrix(equal), list(ends.values()))

    def least_and_largest(wanted: Line) -> tuple[float, float]:
        found = []
        for sign in (1, -1):
            goal = np.zeros(len(place))
            for name, times in wanted:
                goal[place[name]] += sign * times
            done = linprog(goal, *known)
            assert done.status in (0, 3), done.message
            found.append(sign * (done.fun if done.status == 0 else -ENDLESS))
        return found[0], found[1]

    return least_and_largest


class Reader:
    """What a reader knows of one indicator's shown rows: their numbers, the labels of hidden ones, and the sums.

    `told` are further sums that a chart gives.
    """

    def __init__(
        self, true: list[Row], shown: list[Row], indicator: Indicator, city: str, told: Sequence[Told] = ()
    ) -> None:
        self.true = {place(row): row for row in true}
        self.shown = {place(row): row for row in shown}
        self.indicator, self.city = indicator, city
        names = ("numerator", "denominator")
        self.ends: dict[Any, tuple[float, float]] = {
            (name, self.cell(p)): self.known(p, name) for p in self.true for name in names
        }
        self.equal = [line for name in names for line in [*self.city_lines(name), *self.part_lines(name)]]
        self.ends |= {("told", number): (amount,) * 2 for number, (_, _, amount) in enumerate(told)}
        self.equal += [
            [((name, self.cell(p)), 1.0) for p in places] + [(("told", number), -1.0)]
            for number, (name, places, _) in enumerate(told)
        ]
        self.less = [*self.ratio_lines(), *self.order_lines()]
        self.open_range = solver(self.ends, self.equal, self.less)

    def cell(self, place: Place) -> Place:
        """Rows carried to several months are one number; the city's sum is one for each month."""
        period = self.true[place].get("period") or place[1]
        return place if place[0] == self.city else (place[0], period, place[2])

    def known(self, place: Place, name: str) -> tuple[float, float]:
        """The ends of one number: itself where it is shown, else what its label says."""
        row, true = self.shown[place], self.true[place][name]
        if true is None or row[name] is not None:
            return (row[name] or 0.0,) * 2
        n, state = row["denominator"], row["suppressed"]
        if name == "denominator" or (n is None and self.indicator.kind == "proportion"):
            return 0.0, ENDLESS
        top = ENDLESS if n is None or self.indicator.kind != "proportion" else float(n)
        return {
            "few": (0.0, min(SMALL, top)),
            "most": (top - SMALL, top),
            "base": (0.0, top),
            "withheld": (SMALL + 1.0, top - SMALL - 1),
        }[state]

    def places(self, name: str) -> list[Place]:
        """Where there is a true number."""
        return [p for p in self.true if self.true[p][name] is not None]

    def city_lines(self, name: str) -> list[Line]:
        """Units − city = 0 for each month and part where that is true."""
        lines = []
        for whole in [p for p in self.places(name) if p[0] == self.city]:
            units = [p for p in self.places(name) if p[1:] == whole[1:] and p != whole]
            if units and sum(self.true[p][name] for p in units) == self.true[whole][name]:
                lines.append([(((name, self.cell(p))), 1.0) for p in units] + [((name, self.cell(whole)), -1.0)])
        return lines

    def part_lines(self, name: str) -> list[Line]:
        """Parts − whole = 0 for each unit and month, where that is true of all."""
        lines = []
        for whole in [p for p in self.places(name) if not p[2]]:
            parts = [p for p in self.places(name) if p[:2] == whole[:2] and p[2]]
            if parts and sum(self.true[p][name] for p in parts) != self.true[whole][name]:
                return []
            if parts:
                lines.append([((name, self.cell(p)), 1.0) for p in parts] + [((name, self.cell(whole)), -1.0)])
        return lines

    def ratio_lines(self) -> list[Line]:
        """Numerator ≤ denominator of a proportion."""
        if self.indicator.kind != "proportion":
            return []
        return [[(("numerator", self.cell(p)), 1.0), (("denominator", self.cell(p)), -1.0)] for p in self.true]

    def order_lines(self) -> list[Line]:
        """A part that is nowhere larger than the whole is not; what rises over a year does not fall."""
        pairs: list[tuple[Place, Place]] = []
        for part in {p[2] for p in self.true if p[2]}:
            both = [(p, (p[0], p[1], "")) for p in self.true if p[2] == part and (p[0], p[1], "") in self.true]
            for way in (both, [(b, a) for a, b in both]):
                if all(self.true[a]["numerator"] <= self.true[b]["numerator"] for a, b in way):
                    pairs += way
        if self.indicator.time == "year_to_date":
            after = [(p, (p[0], p[1] + pd.offsets.MonthEnd(1), p[2])) for p in self.true]
            pairs += [(a, b) for a, b in after if b in self.true and a[1].year == b[1].year]
        return [[(("numerator", self.cell(a)), 1.0), (("numerator", self.cell(b)), -1.0)] for a, b in pairs]

    def narrowed(self) -> list[tuple[str, Place, tuple[float, float]]]:
        """Counts of 1 to 4 that the reader can narrow further: numerators, denominators, and what is between them."""
        found = []
        for name, where, value, wanted in self.counts():
            if is_small(value):
                least, most = self.open_range(wanted)
                low, high = self.rule(name, where)
                if least > low + 1e-6 or most < high - 1e-6:
                    found.append((name, where, (least, most)))
        return found

    def rule(self, name: str, where: Place) -> tuple[float, float]:
        """What must stay possible of a small count: 1 to 4, as far as n allows, and both ways where both are small."""
        n, rest = self.true[where]["denominator"], self.rest(where)
        if name == "denominator" or n is None or rest is None:
            return 1.0, float(SMALL)
        both = is_small(rest) and is_small(self.true[where]["numerator"])
        return max(1, n - SMALL if both else 1), min(SMALL, n - 1 if both else n)

    def rest(self, where: Place) -> float | None:
        """What a proportion's numerator leaves of its denominator."""
        row = self.true[where]
        return row["denominator"] - row["numerator"] if self.indicator.kind == "proportion" else None

    def counts(self) -> list[tuple[str, Place, float, Line]]:
        """Every count: its kind, place, true value, and the sum of numbers that it is."""
        found: list[tuple[str, Place, float, Line]] = []
        for where in self.true:
            x, n = (("numerator", self.cell(where)), ("denominator", self.cell(where)))
            row, rest = self.true[where], self.rest(where)
            found.append(("numerator", where, row["numerator"], [(x, 1.0)]))
            found += [("denominator", where, row["denominator"], [(n, 1.0)])] if row["denominator"] is not None else []
            found += [("rest", where, rest, [(n, 1.0), (x, -1.0)])] if rest is not None else []
        return found


def is_small(count: float | None) -> bool:
    """1 to 4."""
    return count is not None and 0 < count < SMALL + 1


def place(row: Row) -> Place:
    """Unit, month and part of a row."""
    month = row["as_of"] if row.get("as_of") is not None else row["period"]
    return str(row["unit_code"]), pd.Timestamp(month), str(row.get("part") or "")
