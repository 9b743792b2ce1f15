"""How often an order would change if the same processes gave the data once more. Seeded; not a significance test."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.intervals import Numbers, effective, mean_variance
from almanac.indicators.ranking.ranks import SEED, Grid, displayed_ranks
from almanac.indicators.rows import Row
from almanac.indicators.verdicts import sums
from almanac.texts import text
from almanac.texts.formats import number, shown

DRAWS = 2000
COUNTS = ("leads", "unchanged", "draws", "seed", "ordered_count", "places_count", "first_count", "loose_count")
ADDED = ("place", "swap", "next_code", *COUNTS)
LOOSE = 0.25


@dataclass(frozen=True)
class Stability:
    """How firm an order is: `order` lists units (by place in the data) from the best; the rest are shares 0..1.

    `swaps`: each neighbouring pair changes places; `unchanged`: the whole order stays; `first`: the best stays best.
    Units of equal values have no order among them: that they change places changes nothing.
    """

    order: tuple[int, ...]
    swaps: tuple[float, ...]
    unchanged: float
    first: float


@dataclass(frozen=True)
class Places:
    """Where draws place each unit: median rank, the ranks at 5 % and 95 %, and the share of draws among the best."""

    median: tuple[float, ...]
    low: tuple[float, ...]
    high: tuple[float, ...]
    top: tuple[float, ...]


def redraw(units: list[Row], indicator: Indicator, seed: int = SEED, draws: int = DRAWS) -> Grid | None:
    """draws × units of values that the same processes could give, or None where nothing says how they vary.

    Proportions: Jeffreys' posterior Beta(x + ½, n − x + ½). Means with squares: normal with the mean's own variance.
    """
    x, n, squares = sums(units)
    random = np.random.default_rng(seed)
    if indicator.kind == "proportion":
        x, n = effective(x, n, squares)
        return np.asarray(random.beta(x + 0.5, np.maximum(n - x, 0) + 0.5, (draws, len(units))), float)
    if indicator.kind in ("rate", "mean") and not np.isnan(squares).any():
        return np.asarray(random.normal(x / n, np.sqrt(mean_variance(x, n, squares)), (draws, len(units))), float)
    return None


def stability(values: Sequence[float] | Numbers, drawn: Grid, better: str = "higher") -> Stability:
    """How often draws (draws × units) keep the order of the values; equal values keep the order given."""
    scores = (-1 if better == "lower" else 1) * np.asarray(values, float)
    order = np.argsort(-scores, kind="stable")
    ordered = (-1 if better == "lower" else 1) * drawn[:, order]
    overtaken = ordered[:, 1:] > ordered[:, :-1]
    steps = np.flatnonzero(scores[order][1:] < scores[order][:-1])
    above, below = (np.minimum.accumulate(ordered, 1), np.maximum.accumulate(ordered[:, ::-1], 1)[:, ::-1])
    level = int(steps[0]) + 1 if len(steps) else len(order)
    return Stability(
        order=tuple(int(unit) for unit in order),
        swaps=tuple(float(share) for share in overtaken.mean(axis=0)),
        unchanged=float((above[:, steps] >= below[:, steps + 1]).all(axis=1).mean()),
        first=float((ordered[:, :level].max(axis=1) >= ordered.max(axis=1)).mean()),
    )


def places(drawn: Grid, better: str = "higher", best: int = 3) -> Places:
    """Each unit's ranks over draws; units without a value (NaN in every draw) have none."""
    sign = -1 if better == "lower" else 1
    scores = sign * drawn
    ranks = 1 + (scores[:, None, :] > scores[:, :, None]).sum(axis=2).astype(float)
    ranks[np.isnan(scores)] = np.nan
    scored = ~np.isnan(scores).all(axis=0)
    found = np.full((3, drawn.shape[1]), np.nan)
    found[:, scored] = np.nanquantile(ranks[:, scored], [0.5, 0.05, 0.95], axis=0)
    top = np.where(scored, (ranks <= best).mean(axis=0), np.nan)
    return Places(*(tuple(float(v) for v in row) for row in (*found, top)))


def swaps(units: list[Row], values: Sequence[float], indicator: Indicator) -> list[Row]:
    """For each unit its place in the order shown, and how often it and the next change places.

    place (units shown alike share one), swap and next_code (None for the last and for one level with the next), leads
    (of the best) and unchanged, as shares 0..1; draws, seed and counts. Nothing where nothing varies.
    """
    drawn = redraw(units, indicator) if units else None
    if drawn is None:
        return [dict.fromkeys(ADDED) for _ in units]
    written = [shown(value, indicator.decimals) for value in values]
    firm, places_of = stability(written, drawn, indicator.better), displayed_ranks(written, indicator.better)
    found: list[Row] = [dict.fromkeys(ADDED) | {"place": place} for place in places_of]
    for unit, after, share in zip(firm.order, firm.order[1:], firm.swaps, strict=False):
        if places_of[unit] < places_of[after]:
            found[unit] |= {"swap": share, "next_code": units[after]["unit_code"]}
    loose = sum((row["swap"] or 0) >= LOOSE for row in found)
    same = {"unchanged": firm.unchanged, "leads": firm.first, "draws": len(drawn), "seed": SEED}
    same |= {"ordered_count": len(units), "places_count": len(set(places_of)), "loose_count": loose}
    return [row | same | {"first_count": places_of.count(1)} for row in found]


def in_pairs(rows: list[Row], context: Context) -> list[Row]:
    """Rows in the order of their places, each with its pair in words where both units are among them."""
    names = {unit.code: unit.called(context.language) for unit in context.config.units}
    seen = {row["unit_code"] for row in rows}
    done = []
    for row in sorted(rows, key=lambda row: (row["place"] is None, row["place"])):
        pair = swap_text = ""
        if row["swap"] is not None and row["next_code"] in seen:
            pair = text("pair", context.language, first=names[row["unit_code"]], second=names[row["next_code"]])
            swap_text = f"{number(100 * row['swap'])}%"
        done.append(row | {"pair": pair, "swap_text": swap_text})
    return done
