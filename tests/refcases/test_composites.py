"""Cases 12 and 16: a composite index from its raw data, and the functions it is made of."""

from collections.abc import Callable
from fractions import Fraction

import numpy as np
import pandas as pd
import pytest

from almanac.indicators.composite import means, normalise, robust
from almanac.indicators.composite.index import Component, Recipe, effective_weights
from almanac.indicators.ranking.ranks import ranks
from tests.refcases.conftest import Agree, Read


def numbers(text: object) -> np.ndarray:
    """Numbers separated by spaces, NA for missing."""
    return np.array([np.nan if word == "NA" else float(word) for word in str(text).split()])


def options(text: str) -> dict[str, str]:
    """name=value pairs separated by semicolons."""
    return dict(pair.split("=") for pair in text.split(";"))


def answer(function: str, x: np.ndarray, given: dict[str, str]) -> np.ndarray:
    """What our functions say of one case."""
    weights = numbers(given.get("w", ""))
    power = {"geometric_mean": 0.0, "harmonic_mean": -1.0}.get(function, float(given.get("p", 1)))
    if function.endswith("_mean") or function == "arith_mean_thresh":
        enough = float(Fraction(given.get("dat_thresh", "0")).limit_denominator(3))
        return means.power_mean(x[None, :], weights, power, enough)
    better = "lower" if given.get("direction") == "-1" else "higher"
    if function == "goalposts":
        return normalise.goalposts(x, float(given["low"]), float(given["high"]), better)
    if function == "dist2target":
        return normalise.distance_to_target(x, float(given["target"]), better, given["cap"] == "True")
    return normalise.winsorise(x, int(given["winmax"]))[0]


def test_the_functions_of_a_composite(read: Read, agree: Agree) -> None:
    published = read("16_composite_functions_expected").set_index("case")["expected"].fillna("NA")
    for row in read("16_composite_functions_input").itertuples():
        x, wanted = numbers(str(row.x)), published[row.case]
        if wanted == "ERROR":
            with pytest.raises(ValueError, match="above 0"):
                answer(row.function, x, options(row.params))
        else:
            found = answer(row.function, x, options(row.params))
            agree("16", row.function, found, numbers(wanted), 1e-6)


def test_who_outranks_whom(read: Read, agree: Agree) -> None:
    given, published = read("16_outranking_input"), read("16_outranking_expected")
    values = given[["x1", "x2", "x3"]].to_numpy(float)
    shares = robust.outranking(values, np.ones(3))
    agree("16", "outranking shares", shares, published[[f"vs_{unit}" for unit in given["unit"]]], 1e-9)
    agree("16", "Copeland scores", robust.copeland(shares), published["copeland"], 1e-9)
    agree("16", "dominance pairs", robust.dominance(values).sum(), published["n_dominance_pairs_total"].iloc[0], 0)


def prepared(read: Read) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The raw indicators divided and with the group's mean where one is missing, and what is said of them.

    The project itself never fills a gap; the published index does, so the test prepares its data.
    """
    raw, meta = read("12_asem_input"), read("12_asem_meta")
    filled = {}
    for row in meta.itertuples():
        values = raw[row.IndCode] / (raw[row.Denominator] if isinstance(row.Denominator, str) else 1.0)
        filled[row.IndCode] = values.fillna(values.groupby(raw["Group_EurAsia"]).transform("mean"))
    return pd.DataFrame(filled), meta


def test_a_published_index_from_its_raw_data(read: Read, agree: Agree) -> None:
    data, meta = prepared(read)
    agree("12", "prepared data", data, read("12_asem_expected_imputed")[list(data)], 1e-9, relative=True)
    treated = data.apply(lambda column: normalise.winsorise(column.to_numpy(float))[0])
    agree("12", "outliers pulled in", treated, read("12_asem_expected_treated")[list(data)], 1e-9, relative=True)
    better = {row.IndCode: "higher" if row.Direction == 1 else "lower" for row in meta.itertuples()}
    scaled = on_one_scale(treated, better, normalise.min_max)
    agree("12", "normalised", scaled, read("12_asem_expected_normalised")[list(data)], 1e-9)
    scores = levels(scaled, meta)
    published = read("12_asem_expected_aggregated")
    agree("12", "aggregated", scores, published[list(scores)], 1e-9)
    agree("12", "ranks", ranks(scores["Index"].tolist()), published["Rank"], 0)


def on_one_scale(data: pd.DataFrame, better: dict[str, str], scale: Callable[..., np.ndarray]) -> pd.DataFrame:
    """Every indicator from 0 to 100."""
    return pd.DataFrame({name: 100 * scale(data[name].to_numpy(float), better[name]) for name in data})


def levels(scaled: pd.DataFrame, meta: pd.DataFrame) -> pd.DataFrame:
    """The means of each group of a level, up to the index."""
    found, below = pd.DataFrame(), scaled
    parents = meta.set_index("IndCode")["Agg1"].to_dict() | meta.set_index("Agg1")["Agg2"].to_dict()
    parents |= meta.set_index("Agg2")["Agg3"].to_dict()
    while "Index" not in below:
        groups = {name: [child for child in below if parents[child] == name] for name in {parents[c] for c in below}}
        means_of = {name: below[inside].to_numpy(float) for name, inside in groups.items()}
        below = pd.DataFrame({name: means.power_mean(v, np.ones(v.shape[1])) for name, v in means_of.items()})
        found = pd.concat([found, below], axis=1)
    return found


def test_what_each_indicator_really_weighs(read: Read, agree: Agree) -> None:
    """Our themes are one level; the published index has two above the indicators, so each half is asked by itself."""
    meta = read("12_asem_meta")
    published = read("12_asem_expected_effective_weights").set_index("IndCode")["eff_weight"]
    for half in dict.fromkeys(meta["Agg2"]):
        inside = meta[meta["Agg2"] == half]
        parts = tuple(Component(row.IndCode, row.Agg1, 0, 100) for row in inside.itertuples())
        weights = effective_weights(Recipe(parts))
        agree("12", f"effective weights, {half}", list(weights.values()), published[list(weights)] * 2, 1e-9)


def test_dropping_a_pillar_and_ranking_by_percentile_move_ranks_as_published(read: Read, agree: Agree) -> None:
    """COINr's articles: without Social ranks move 3.96 places on average; by percentiles MLT 10 → 19, PRT 27 → 17."""
    data, meta = prepared(read)
    better = {row.IndCode: "higher" if row.Direction == 1 else "lower" for row in meta.itertuples()}
    treated = data.apply(lambda column: normalise.winsorise(column.to_numpy(float))[0])
    published = read("12_asem_expected_aggregated")
    scaled = on_one_scale(treated, better, normalise.min_max)
    without = meta[meta["Agg1"] != "Social"]
    moved = np.array(ranks(levels(scaled[list(without["IndCode"])], without)["Index"].tolist())) - published["Rank"]
    agree("12", "mean places moved without Social", moved.abs().mean(), 3.96, 0.005)
    shares = on_one_scale(treated, better, normalise.percentile)
    by_rank = pd.Series(ranks(levels(shares, meta)["Index"].tolist()), index=published["UnitCode"])
    agree("12", "ranks of MLT and PRT by percentiles", by_rank[["MLT", "PRT"]], [19, 17], 0)
