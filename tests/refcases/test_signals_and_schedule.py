"""Cases 10, 11 and 22: limits and signals of a series, and progress against a curve."""

from collections.abc import Callable
from typing import Any

import numpy as np

from almanac.indicators import progress, signals
from tests.refcases.conftest import Agree, Read

RULES: dict[str, Callable[[Any, Any], Any]] = {
    "seven_one_side": lambda points, _: signals.run_ends(points),
    "part_of_seven": lambda points, _: signals.filled_back(points),
    "seven_trend": lambda points, _: signals.trend_ends(points.astype(float)),
    "two_in_three": signals.two_of_three,
    "two_in_three_and_close": lambda points, sides: signals.two_of_three(points, sides) & points,
}


def test_limits_of_an_xmr_chart(read: Read, agree: Agree) -> None:
    given = read("10_xmr_limits_input")
    for row in read("10_xmr_limits_expected").itertuples():
        values = given.loc[given["series"] == row.series, "y"].to_numpy(float)
        found = signals.xmr_limits(values, bool(row.screen_outliers))
        ends = [found.center[0], found.lower[0], found.upper[0]]
        screened = "screened" if row.screen_outliers else "not screened"
        agree("10", f"mean and limits, {screened}", ends, [row.mean, row.lpl, row.upl], row.atol)


def test_every_vector_of_the_signal_rules(read: Read, agree: Agree) -> None:
    published = read("11_spc_rules_expected").set_index("case")["expected"]
    for row in read("11_spc_rules_input").fillna("").itertuples():
        points, sides = (np.array(str(text).split(), int) for text in (row.input, row.relative_to_mean))
        agree("11", f"rule {row.rule}", RULES[row.rule](points, sides), published[row.case].split(), 0)


def test_whether_a_target_is_within_reach(read: Read, agree: Agree) -> None:
    words = {"passes": "consistent_pass", "fails": "consistent_fail", "mixed": "inconsistent"}
    published = read("11_spc_assurance_expected")["assurance"]
    wrong = 0
    for row, wanted in zip(read("11_spc_assurance_input").itertuples(), published, strict=True):
        limits = signals.Limits(*(np.array([float(value)]) for value in (row.mean, row.lpl, row.upl)))
        better = "higher" if row.direction == "increase" else "lower"
        wrong += words[signals.assurance(limits, float(row.target), better)] != wanted
    agree("11", "assurances that differ", wrong, 0, 0)


def test_progress_against_a_curve(read: Read, agree: Agree) -> None:
    given = read("22_schedule_progress_input")
    published = read("22_schedule_progress_expected").set_index("quantity")["value"]
    whole, now, done = float(given["bac"].iloc[0]), int(published["period"]), published["actual_pct"]
    found = progress.schedule(given["planned_cum_pct"].tolist(), done, now)
    names = ["pv", "ev", "sv", "spi", "earned_schedule", "spi_t", "sv_t", "ieac_t_periods", "naive_linear_ratio"]
    numbers = [
        whole * found.planned,
        whole * found.done,
        whole * (found.done - found.planned),
        found.done / found.planned,
        found.earned,
        found.earned / now,
        found.earned - now,
        found.finish,
        found.straight,
    ]
    agree("22", "schedule: " + " ".join(names), numbers, published[names], 1e-9)
