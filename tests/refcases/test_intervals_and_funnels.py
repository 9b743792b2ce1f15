"""Cases 01 to 09: intervals, and funnels with and without overdispersion."""

import numpy as np
import pandas as pd

from almanac.indicators.intervals import byar, mean_interval, wilson
from almanac.indicators.ranking import funnel
from tests.refcases.conftest import Agree, Read

LEVELS = {"95_0": 0.05, "99_8": 0.002}


def floats(table: pd.DataFrame, name: str) -> np.ndarray:
    """A column as numbers, NaN where it is empty."""
    return table[name].to_numpy(float)


def test_wilsons_interval_is_that_of_public_health_england(read: Read, agree: Agree) -> None:
    given, published = read("01_wilson_proportion_input"), read("01_wilson_proportion_expected")
    x, n, times = (floats(given, name) for name in ("numerator", "denominator", "multiplier"))
    agree("01", "proportion", x / n * times, published["value"], 1e-7)
    for level, alpha in LEVELS.items():
        for name, end in zip(("lower", "upper"), wilson(x, n, alpha), strict=True):
            agree("01", f"Wilson {level} {name}, per multiplier", end, published[f"{name}{level}cl"] / times, 1e-9)


def test_byars_and_wilsons_limits(read: Read, agree: Agree) -> None:
    given, published = read("02_byar_wilson_limits_input"), read("02_byar_wilson_limits_expected")
    found = []
    for row in given.itertuples():
        alpha, x = 1 - float(row.confidence.rstrip("%")) / 100, np.array([float(row.x)])
        ends = byar(x, alpha) if row.method == "Byars" else wilson(x, np.array([float(row.n)]), alpha)
        found.append([end[0] for end in ends])
    agree("02", "Byar's and Wilson's limits", found, published[["lowercl", "uppercl"]], 1e-9)


def test_a_means_interval_from_its_sums(read: Read, agree: Agree) -> None:
    given, published = read("04_mean_t_input"), read("04_mean_t_expected").set_index("area")
    groups = {str(area): rows["values"] for area, rows in given.groupby("area")} | {"No grouping": given["values"]}
    for area, values in groups.items():
        sums = [np.array([total]) for total in (values.sum(), float(len(values)), (values**2).sum())]
        for level, alpha in LEVELS.items():
            ends = [end[0] for end in mean_interval(*sums, alpha)]
            wanted = published.loc[area, [f"lower{level}cl", f"upper{level}cl"]]
            agree("04", f"t interval {level}, {area}", ends, wanted, 1e-9, relative=True)


def test_funnel_limits_and_flags_of_303_areas(read: Read, agree: Agree) -> None:
    given, limits = read("05_funnel_proportion_input"), read("05_funnel_proportion_expected_limits")
    x, n = floats(given, "numerator"), floats(given, "denominator")
    baseline = x.sum() / n.sum()
    agree("05", "baseline, %", baseline * 100, limits["baseline"].iloc[0], 1e-6)
    for sigma, alpha in (("2s", 0.05), ("3s", 0.002)):
        ends = funnel.limits(baseline, floats(limits, "population"), alpha)
        for side, end in zip(("lower", "upper"), ends, strict=True):
            agree("05", f"limits {side} {sigma}, %", 100 * end, limits[f"{side}_{sigma}"], 1e-6)
    inner, outer = (funnel.position(x, n, baseline, alpha) for alpha in (0.05, 0.002))
    flags = read("05_funnel_proportion_expected_significance")["significance"]
    wrong = sum(flag(*both) != wanted for *both, wanted in zip(inner, outer, flags, strict=True))
    agree("05", "flags of 303 areas that differ", wrong, 0, 0)


def flag(inner: str, outer: str) -> str:
    """The published word for where an area lies against both limits."""
    word = {"above": "High", "below": "Low", "within": "Not significant"}[inner]
    return word if inner == "within" else f"{word} ({0.025 if outer == 'within' else 0.001})"


def test_overdispersion_leaves_nine_of_twenty_five_outliers(read: Read, agree: Agree) -> None:
    """The coefficients of the regression behind the expected counts need data that are not among the cases."""
    given, published = read("09_funnel_overdispersion_medpar_input"), read("09_funnel_overdispersion_medpar_expected")
    observed, expected = floats(given, "numerator"), floats(given, "denominator")
    spread, z, left_out = funnel.ratio_spread(observed, expected)
    summary = read("09_funnel_overdispersion_medpar_expected_summary").set_index("quantity")["value"]
    agree("09", "ratio", observed / expected, published["rr"], 1e-6, relative=True)
    agree("09", "z", z, published["z"], 1e-6, relative=True)
    agree("09", "units left out", left_out, published["truncated"], 0)
    agree("09", "phi and tau2", [spread.phi, spread.tau2], summary[["phi", "tau2"]], 1e-6, relative=True)
    for prefix, tau2, flag in (("", 0.0, "outlier_unadj_998"), ("od", spread.tau2, "outlier_od_998")):
        for level, alpha in (("95", 0.05), ("998", 0.002)):
            names = [f"od{level}_ll", f"od{level}_ul"] if prefix else [f"ll{level}", f"ul{level}"]
            low, high = funnel.ratio_limits(expected, alpha, tau2)
            agree("09", f"limits {' '.join(names)}", [low, high], published[names].T, 1e-6, relative=True)
        outside = (observed / expected < low) | (observed / expected > high)
        agree("09", flag, outside, published[flag], 0)
    agree("09", "published outliers", [published["outlier_unadj_998"].sum(), outside.sum()], [25, 9], 0)
