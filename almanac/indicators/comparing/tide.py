"""Whether a unit moved further than all others did at the same time: a tide lifts every boat."""

import numpy as np
import pandas as pd
from scipy.special import ndtr

from almanac.catalogue import Indicator
from almanac.indicators.comparing.increments import month_about
from almanac.indicators.context import Everyone
from almanac.indicators.intervals import Numbers, effective, mean_variance
from almanac.indicators.rows import Row, number_of
from almanac.indicators.verdicts import Sums, sums


def beyond(start: Row, end: Row, everyone: Everyone, indicator: Indicator) -> tuple[float, float]:
    """How much further a unit's value moved between two rows than that of all others together, and the two-sided p.

    `everyone` holds the units, without the city, by month and part; those count that have values about both periods.
    Without any, or with nothing to test, p is 1.
    """
    then, now = (_others(row, everyone) for row in (start, end))
    both = sorted(then.keys() & now.keys())
    if not both:
        return 0.0, 1.0
    own = [_mean(sums([row]), indicator) for row in (start, end)]
    rest = [_mean(_together([those[code] for code in both]), indicator) for those in (then, now)]
    difference = (own[1][0] - own[0][0]) - (rest[1][0] - rest[0][0])
    variance = sum(one[1] for one in (*own, *rest))
    return difference, float(2 * ndtr(-abs(difference) / np.sqrt(variance))) if variance > 0 else 1.0


def _others(row: Row, everyone: Everyone) -> dict[str, Row]:
    """The other units' rows of a row's month that are about the same period and may be summed."""
    month = everyone.get((pd.Timestamp(row["as_of"]), str(row["part"])), {})
    alike = {code: one for code, one in month.items() if month_about(one) == month_about(row)}
    alike.pop(str(row["unit_code"]), None)
    return {c: one for c, one in alike.items() if number_of(one, "numerator") is not None and one["denominator"]}


def _together(rows: list[Row]) -> Sums:
    """Rows taken as one."""
    x, n, squares = sums(rows)
    return np.array([x.sum()]), np.array([n.sum()]), np.array([squares.sum()])


def _mean(of: Sums, indicator: Indicator) -> tuple[float, float]:
    """A share or a mean, and its variance; a share's never 0 (one case more on either side)."""
    if indicator.kind != "proportion":
        return float((of[0] / of[1])[0]), float(np.nan_to_num(mean_variance(*of))[0])
    x, n = effective(*of)
    share: Numbers = (x + 1) / (n + 2)
    return float((x / n)[0]), float((share * (1 - share) / (n + 2))[0])
