"""Trend signals of a series (XmR chart): what is more than normal variation, and whether a target is within reach."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.intervals import Numbers
from almanac.indicators.measure import factor
from almanac.indicators.rows import Row, number_of

Marks = np.ndarray[tuple[int], np.dtype[np.int_]]
Variation = Literal["few", "usual", "better", "worse", "changed"]
Assurance = Literal["", "passes", "fails", "mixed"]
ENOUGH, RUN, UNEQUAL = 12, 7, 1.25
ADDED = dict.fromkeys(("center", "lower", "upper", "special", "variation", "assurance"))


@dataclass(frozen=True)
class Limits:
    """Centre and natural limits of each point."""

    center: Numbers
    lower: Numbers
    upper: Numbers


def xmr_limits(values: Numbers, screen: bool = True) -> Limits:
    """Mean ∓ 2.66 × mean moving range; with `screen`, ranges beyond 3.267 × their mean are left out once.

    Wheeler 1993; NHSRplotthedots.
    """
    width = 2.66 * _moving_range(values, screen)
    center = np.full(len(values), values.mean())
    return Limits(center, center - width, center + width)


def laney_limits(x: Numbers, n: Numbers, screen: bool = True) -> Limits:
    """Limits of shares x/n whose sizes differ: p̄ ∓ 3·σ(p)·σ(z), σ(z) = mean moving range of z / 1.128 (Laney 2002)."""
    center = np.full(len(x), x.sum() / n.sum())
    error = np.sqrt(center * (1 - center) / n)
    z = np.divide(x / n - center, error, out=np.zeros(len(x)), where=error > 0)
    width = 2.66 * error * _moving_range(z, screen)
    return Limits(center, np.clip(center - width, 0, 1), np.clip(center + width, 0, 1))


def run_ends(sides: Marks) -> Marks:
    """1 at the seventh and later points in a row on one side of the centre (sides −1, 0, 1)."""
    return np.array([_alike(sides[i + 1 - RUN : i + 1]) if i + 1 >= RUN else 0 for i in range(len(sides))], int)


def trend_ends(values: Numbers) -> Marks:
    """1 at the end of seven points each above the last, −1 of seven each below."""
    steps = np.sign(np.diff(values)).astype(int)
    ends = [0] * len(values)
    for end in range(RUN - 1, len(values)):
        window = steps[end + 1 - RUN : end]
        ends[end] = int(window[0]) if _alike(window) else 0
    return np.array(ends, int)


def filled_back(ends: Marks, length: int = RUN) -> Marks:
    """1 at each point of the runs that end where `ends` is not 0."""
    marked = np.zeros(len(ends), int)
    for end in np.flatnonzero(ends):
        marked[max(0, end + 1 - length) : end + 1] = 1
    return marked


def two_of_three(close: Marks, sides: Marks) -> Marks:
    """1 at each of three points in a row, all on one side, of which two or more are close to the limit."""
    windows = [slice(max(0, end - 2), end + 1) for end in range(len(close))]
    ends = [end >= 2 and close[w].sum() >= 2 and _alike(sides[w]) for end, w in enumerate(windows)]
    return filled_back(np.array(ends, int), 3)


def special(values: Numbers, limits: Limits) -> Marks:
    """−1 or 1 at points that are more than normal variation (below or above, falling or rising), else 0."""
    sides = np.sign(values - limits.center).astype(int)
    outside = (values < limits.lower) | (values > limits.upper)
    reach = np.where(values > limits.center, limits.upper, limits.lower) - limits.center
    close = (~outside & (np.abs(values - limits.center) > 2 / 3 * np.abs(reach))).astype(int)
    trends = trend_ends(values)
    rising, falling = filled_back(np.maximum(trends, 0)), filled_back(np.minimum(trends, 0))
    shifted = outside | (filled_back(run_ends(sides)) > 0) | ((two_of_three(close, sides) & close) > 0)
    return np.where(shifted, sides, rising - falling)


def assurance(limits: Limits, target: float | None, better: str) -> Assurance:
    """passes or fails where the last limits lie wholly on one side of the target, else mixed; '' without a target."""
    if target is None or better == "neither":
        return ""
    if target < limits.lower[-1] or target > limits.upper[-1]:
        return "passes" if (target < limits.lower[-1]) == (better == "higher") else "fails"
    return "mixed"


def variation(marks: Marks, better: str) -> Variation:
    """What the last point says: few under 12 points, usual where it is normal variation, else its direction."""
    if len(marks) < ENOUGH:
        return "few"
    if marks[-1] == 0:
        return "usual"
    if better == "neither":
        return "changed"
    return "better" if (marks[-1] > 0) == (better == "higher") else "worse"


def increments(values: Numbers, years: Marks) -> Numbers:
    """What each period of a series that runs up from January adds: the first of a year keeps its value."""
    starts = np.append(True, years[1:] != years[:-1])
    return np.where(starts, values, values - np.append(0.0, values[:-1]))


def signal(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds center, lower, upper, special, variation and assurance to each unit's series, in display units.

    Rows with the same period are one point. Increments stand for what runs up over the year; their limits are those of
    the increments, so a target is not set against them. Under 12 points there are limits (on trial) and no verdict.
    """
    done = [ADDED | row for row in rows]
    series: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(done, key=lambda row: str(row["as_of"])):
        series.setdefault((str(row["unit_code"]), str(row["part"])), []).append(row)
    for points in series.values():
        _signal(_once_each(points), indicator)
    return done


def _signal(points: list[Row], indicator: Indicator) -> None:
    """Writes the signals of one series into its rows."""
    if len(points) < 2:
        return
    x, n = (np.array([number_of(row, name) or 0.0 for row in points]) for name in ("numerator", "n"))
    values = np.array([float(row["value"]) for row in points])
    cumulative = indicator.time == "year_to_date"
    if cumulative:
        values = increments(values, np.array([pd.Timestamp(row["as_of"]).year for row in points]))
    unequal = indicator.kind == "proportion" and not cumulative and n.max() > UNEQUAL * n.min()
    limits = _scaled(laney_limits(x, n), factor(indicator)) if unequal else xmr_limits(values)
    marks = special(values, limits) if len(points) >= ENOUGH else np.zeros(len(points), int)
    target = None if cumulative else number_of(points[-1], "target")
    reach = assurance(limits, target, indicator.better) if len(points) >= ENOUGH else ""
    told = {"variation": variation(marks, indicator.better), "assurance": reach}
    for place, row in enumerate(points):
        ends = {name: float(getattr(limits, name)[place]) for name in ("center", "lower", "upper")}
        row.update(ends | told | {"special": int(marks[place])})


def _once_each(points: list[Row]) -> list[Row]:
    """The rows with a value that are compared, one for each period that they are about."""
    seen = {str(row.get("period") or row["as_of"]): row for row in reversed(points) if row["shown"] == "compare"}
    return list(reversed(seen.values()))


def _scaled(limits: Limits, by: float) -> Limits:
    """Limits in display units."""
    return Limits(limits.center * by, limits.lower * by, limits.upper * by)


def _moving_range(values: Numbers, screen: bool) -> float:
    """The mean distance between neighbours, without those beyond 3.267 × the mean where it is screened."""
    ranges = np.abs(np.diff(values))
    return float(ranges[ranges < 3.267 * ranges.mean()].mean()) if screen and ranges.any() else float(ranges.mean())


def _alike(sides: Marks) -> int:
    """1 where all are on the same side and none on the centre."""
    return int(abs(int(np.sign(sides).sum())) == len(sides))
