"""Cases 17 to 20: sets of ranks, ties, many tests at once, and what a table gives away."""

import numpy as np

from almanac.indicators.ranking import ranks
from almanac.indicators.suppress.known import ENDLESS, Known
from almanac.indicators.suppress.protect import Cell, protect_grid
from almanac.indicators.verdicts import holm
from tests.indicators.reader import open_range
from tests.refcases.conftest import Agree, Read


def test_sets_of_ranks_of_38_countries(read: Read, agree: Agree) -> None:
    """Drawn, so within one rank. Some marginal bounds hang on draws (T = 3.045 against a quantile of 3.04 ± 0.01), so
    these are compared with the range of five seeds."""
    published = read("17_csranks_pisa2018_expected").set_index("jurisdiction")
    given = read("17_csranks_pisa2018_input").set_index("jurisdiction").loc[published.index]
    scores, covariance = given["math_score"].to_numpy(float), ranks.independent(given["math_se"])
    agree("17", "ranks", ranks.ranks(scores), published["rank"], 0)
    found = ranks.rank_set(scores, covariance)
    agree("17", "simultaneous 95 %", [found.best, found.worst], published[["L_simul95", "U_simul95"]].T, 1)
    seeds = [ranks.marginal_rank_set(scores, covariance, seed=seed, draws=5000) for seed in range(1, 6)]
    for end, name in (("best", "L_marg95"), ("worst", "U_marg95")):
        drawn = np.array([getattr(one, end) for one in seeds])
        nearest = np.clip(published[name], drawn.min(axis=0), drawn.max(axis=0))
        agree("17", f"marginal 95 %, {end}, of five seeds", nearest, published[name], 1)
    anchors = read("17_csranks_pisa2018_published_anchors").set_index("quantity")["published_value"]
    for level, alpha, doubtful in (("95", 0.05, {"United Kingdom"}), ("90", 0.1, set())):
        top = {given.index[place] for place in ranks.rank_set(scores, covariance, alpha).top(5)}
        differing = len((top ^ set(anchors[f"top5_set_{level}"].split("|"))) - doubtful)
        agree("17", f"countries that differ in the top 5 at {level} %", differing, 0, 0)


def test_ties(read: Read, agree: Agree) -> None:
    given, published = read("18_rank_ties_input"), read("18_rank_ties_expected")["rank"]
    for case, rows in given.groupby("case"):
        direction, omega = case.split("_omega")
        found = ranks.ranks(rows["x"].tolist(), "lower" if direction == "asc" else "higher", float(omega))
        agree("18", case, found, published[rows.index], 1e-9)


def test_many_tests_at_once(read: Read, agree: Agree) -> None:
    given, published = read("19_multiple_testing_input"), read("19_multiple_testing_expected")
    for case, rows in given.groupby("case"):
        rejected = holm(rows["pval"].to_numpy(float), 0.05)
        agree("19", f"Holm, {case}", rejected, published.loc[rows.index, "reject_holm"], 0)


def test_a_table_that_gives_one_cell_away_gets_another_hidden(read: Read, agree: Agree) -> None:
    given, published = read("20_suppression_attack_input"), read("20_suppression_attack_expected")
    values = {(row.v1, row.v2): float(row.freq) for row in given.itertuples()}
    primary = {(row.v1, row.v2) for row in given.itertuples() if row.primary_suppressed}
    for column, more in (("before", set()), ("after_xd", {("x", "d")}), ("after_xb", {("x", "b")})):
        known = published[published[f"low_{column}"].notna()]
        found = [attack(values, primary | more, (row.v1, row.v2)) for row in known.itertuples()]
        agree("20", f"what a reader finds {column}", found, known[[f"low_{column}", f"up_{column}"]], 1e-6)
    hidden = set(primary)
    protect_grid({key: cell(key, value, key in primary) for key, value in values.items()}, hidden)
    assert len(hidden) > len(primary)
    narrow = [key for key in primary if np.ptp(attack(values, hidden, key)) < 6]
    agree("20", "cells still given away after our protection", len(narrow), 0, 0)


def cell(key: tuple[str, str], value: float, primary: bool) -> Cell:
    """A cell of the table, of which nothing is known once it is hidden; a primary one must stay open by 3 each way."""
    known = Known("withheld", 0, ENDLESS, (value - 3, value + 3) if primary else None)
    total = sum(part == "tot" for part in key)
    return Cell(value, known, value + 1e6 * total, sign=-1 if total == 1 else 1)


def attack(
    values: dict[tuple[str, str], float], hidden: set[tuple[str, str]], wanted: tuple[str, str]
) -> tuple[float, float]:
    """The range that the table leaves open of one hidden cell."""
    ends = {key: (0.0, ENDLESS) if key in hidden else (value, value) for key, value in values.items()}
    lines = []
    for axis in (0, 1):
        for name in {key[axis] for key in values}:
            lines.append([(key, -1.0 if key[1 - axis] == "tot" else 1.0) for key in values if key[axis] == name])
    return open_range([(wanted, 1.0)], ends, lines)
