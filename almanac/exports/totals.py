"""Printed totals held against the sums of the rows that they may stand for."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

import numpy as np

from almanac.catalogue import Contract
from almanac.exports.cells.broken import Broken
from almanac.exports.cells.numbers import decimal
from almanac.exports.cells.tidy import compact, tidy
from almanac.exports.rows import Sorted


@dataclass(frozen=True)
class PrintedTotal:
    """A number in a line of totals: its line, its label, its column and what is printed."""

    line: int
    label: str
    column: str
    printed: str


def printed_totals(rows: Sorted, contract: Contract) -> tuple[PrintedTotal, ...]:
    """Every number that the lines of totals print for columns that can be added up."""
    added = [name for name, column in contract.columns.items() if column.type in ("integer", "number")]
    found = []
    for layout, record in rows.totals:
        label = next(tidy(cell) for cell in record.cells if tidy(cell))
        for name in added:
            at = layout.columns.get(name, len(record.cells))
            if at < len(record.cells) and len(record.cells) >= layout.width and tidy(record.cells[at]):
                found.append(PrintedTotal(record.line, label, name, tidy(record.cells[at])))
    return tuple(found)


class Values:
    """The numbers of a column, none where they are missing."""

    def __init__(self, numbers: np.ndarray) -> None:
        self._numbers = numbers.astype(float)

    @cached_property
    def _running(self) -> np.ndarray:
        return np.concatenate(([0.0], np.cumsum(np.nan_to_num(self._numbers))))

    @cached_property
    def _counted(self) -> np.ndarray:
        return np.concatenate(([0], np.cumsum(~np.isnan(self._numbers))))

    def nearly(self, first: int, last: int) -> float:
        """The sum of some rows, as exact as differences of running sums are."""
        return float(self._running[last] - self._running[first])

    def count(self, first: int, last: int) -> int:
        """How many of some rows have a number."""
        return int(self._counted[last] - self._counted[first])

    def exactly(self, first: int, last: int) -> float:
        """The sum of some rows."""
        return float(np.nansum(self._numbers[first:last]))


class Sums:
    """What the totals of one file may add up."""

    def __init__(self, lines: np.ndarray, totals: Sequence[PrintedTotal]) -> None:
        self._lines = lines
        self._stops = sorted({total.line for total in totals})
        self._labels: dict[str, list[int]] = {}
        for line, label in sorted({(total.line, total.label) for total in totals}):
            self._labels.setdefault(label, []).append(line)

    def difference(self, total: PrintedTotal, values: Values, is_number: bool) -> str | None:
        """The sum to show beside a total that equals none, unless it is an average among decimals."""
        found = decimal(compact(total.printed))
        if isinstance(found, Broken):
            return None
        printed, near = float(found), 0.501 * 10.0 ** -_places(found)
        before, *others, (end, after) = self._parts(total)
        parts = [part for part in (before, *others) if part[0] < part[1] or part is before]
        sums = [values.nearly(*part) for part in parts]
        counts = [values.count(*part) for part in parts]
        if is_number:
            sums += [added / count for added, count in zip(sums, counts, strict=True) if count > 1]
        sums.append(values.nearly(0, end) + values.nearly(after, len(self._lines)))
        if any(abs(printed - one) <= near + 1e-9 * abs(one) for one in sums):
            return None
        first, last = before if before[0] < before[1] else (0, len(self._lines))
        return f"{round(values.exactly(first, last), 6):.12g}"

    def _parts(self, total: PrintedTotal) -> list[tuple[int, int]]:
        """Rows since the last total of its label, of any, all so far, up to the next, all after; and what it parts."""
        line, lines, stops, labels = total.line, self._lines, self._stops, self._labels[total.label]
        end, after = (int(np.searchsorted(lines, line, side)) for side in ("left", "right"))
        same = int(np.searchsorted(lines, labels[at - 1])) if (at := bisect_left(labels, line)) else 0
        last = int(np.searchsorted(lines, stops[at - 1])) if (at := bisect_left(stops, line)) else 0
        at = bisect_right(stops, line)
        following = int(np.searchsorted(lines, stops[at])) if at < len(stops) else len(lines)
        return [(same, end), (last, end), (0, end), (after, following), (after, len(lines)), (end, after)]


def _places(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0
