"""Trend signals of a series (XmR chart): what is more than normal variation, and whether a target is within reach."""

from dataclasses import dataclass
from typing import Literal

import numpy as np

from almanac.catalogue import Indicator
from almanac.indicators.changes import unfinished
from almanac.indicators.comparing.increments import is_stepwise, points
from almanac.indicators.context import Context
from almanac.indicators.intervals import Numbers
from almanac.indicators.measure import factor
from almanac.indicators.rows import Row, number_of

Marks = np.ndarray[tuple[int], np.dtype[np.int_]]
EXACT = 9  # decimals beyond which a difference is one of arithmetic
Variation = Literal["few", "usual", "better", "worse", "changed", "running", "alone"]
Assurance = Literal["", "passes", "fails", "mixed"]
ENOUGH, RUN, UNEQUAL, WIDE = 12, 7, 1.25, 2.66
ADDED = dict.fromkeys(("center", "lower", "upper", "special", "variation", "assurance", "stepwise"))


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
    width = WIDE * _moving_range(values, screen)
    center = np.full(len(values), values.mean())
    return Limits(center, center - width, center + width)


def laney_limits(x: Numbers, n: Numbers, screen: bool = True) -> Limits:
    """Limits of shares x/n whose sizes differ: p̄ ∓ 3·σ(p)·σ(z), σ(z) = mean moving range of z / 1.128 (Laney 2002)."""
    center = np.full(len(x), x.sum() / n.sum())
    error = np.sqrt(center * (1 - center) / n)
    z = np.divide(x / n - center, error, out=np.zeros(len(x)), where=error > 0)
    width = WIDE * error * _moving_range(z, screen)
    return Limits(center, np.clip(center - width, 0, 1), np.clip(center + width, 0, 1))


def run_ends(sides: Marks) -> Marks:
    """1 at the seventh and later points in a row on one side of the centre (sides −1, 0, 1)."""
    return np.array([_alike(sides[i + 1 - RUN : i + 1]) if i + 1 >= RUN else 0 for i in range(len(sides))], int)


def trend_ends(values: Numbers) -> Marks:
    """1 at the end of seven points each above the last, −1 of seven each below."""
    steps = np.sign(np.round(np.diff(values), EXACT)).astype(int)
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


def special(values: Numbers, limits: Limits, within: Numbers | float = 0.0) -> Marks:
    """−1 or 1 at points that are more than normal variation (below or above, falling or rising), else 0.

    A point no further than `within` from the centre lies on it.
    """
    away = np.round(values - limits.center, EXACT)
    sides = np.sign(np.where(np.abs(away) <= within, 0, away)).astype(int)
    reach = np.round(np.where(away > 0, limits.upper, limits.lower) - limits.center, EXACT)
    outside = np.abs(away) > np.abs(reach)
    close = (~outside & (np.abs(away) > 2 / 3 * np.abs(reach))).astype(int)
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


def signal(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds center, lower, upper, special, variation, assurance and stepwise to each unit's series, in display units.

    Rows about one period are one point. What carries forward is judged by what each period adds, whose limits no
    target is set against. Under 12 points there are limits (on trial) and no verdict.
    """
    done = [row | ADDED | {"stepwise": is_stepwise(indicator)} for row in rows]
    series: dict[tuple[str, str], list[Row]] = {}
    for row in sorted(done, key=lambda row: str(row["as_of"])):
        series.setdefault((str(row["unit_code"]), str(row["part"])), []).append(row)
    for group in series.values():
        _signal(group, indicator, context)
    return done


def _signal(group: list[Row], indicator: Indicator, context: Context) -> None:
    """Writes the signals of one series into its rows."""
    found, newest = points(group, indicator), group[-1]
    running = bool(found) and found[-1][0] is newest and unfinished(newest, indicator, context) is not None
    found = found[:-1] if running else found
    marks, reach = np.zeros(len(found), int), ""
    if len(found) > 1:
        limits, case = _limits(found, indicator)
        if len(found) >= ENOUGH:
            marks = special(np.array([value for _, value in found]), limits, case / 2)
            target = None if is_stepwise(indicator) else number_of(newest, "target")
            reach = assurance(limits, target, indicator.better)
        for place, (row, _) in enumerate(found):
            ends = {name: float(getattr(limits, name)[place]) for name in ("center", "lower", "upper")}
            row.update(ends | {"special": int(marks[place])})
    word = variation(marks, indicator.better)
    if word != "few" and found[-1][0] is not newest:
        word = "running" if running else "alone"
    for row in group:
        row.update(variation=word, assurance=reach)


def _limits(found: list[tuple[Row, float]], indicator: Indicator) -> tuple[Limits, Numbers]:
    """The limits of a series and what one case more is at each point; no narrower than for one case."""
    values, scale = np.array([value for _, value in found]), factor(indicator)
    x, n = (np.array([number_of(row, name) or 0.0 for row, _ in found]) for name in ("numerator", "n"))
    case = {"proportion": scale / np.maximum(n, 1), "count": np.ones(len(n))}.get(indicator.kind, np.zeros(len(n)))
    unequal = indicator.kind == "proportion" and not is_stepwise(indicator) and n.max() > UNEQUAL * n.min()
    plain = xmr_limits(values) if not unequal else _scaled(laney_limits(x, n), scale)
    width = np.maximum(WIDE * case, plain.upper - plain.center)
    return Limits(plain.center, np.minimum(plain.lower, plain.center - width), plain.center + width), case


def _scaled(limits: Limits, by: float) -> Limits:
    """Limits in display units."""
    return Limits(limits.center * by, limits.lower * by, limits.upper * by)


def _moving_range(values: Numbers, screen: bool) -> float:
    """The mean distance between neighbours, without those beyond 3.267 × the mean where it is screened; 0 only of 0."""
    ranges = np.round(np.abs(np.diff(values)), EXACT)
    kept = ranges[ranges < 3.267 * ranges.mean()]
    return float(kept.mean()) if screen and kept.any() else float(ranges.mean())


def _alike(sides: Marks) -> int:
    """1 where all are on the same side and none on the centre."""
    return int(abs(int(np.sign(sides).sum())) == len(sides))
