"""A score for each unit, with the ranks that chance and, apart from it, other weights would leave open."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from almanac.indicators.composite.index import Recipe, normalised, score, values_of
from almanac.indicators.composite.recipe import recipe_of, weights_said
from almanac.indicators.composite.robust import NOISE, weight_noise
from almanac.indicators.context import Context
from almanac.indicators.intervals import Numbers
from almanac.indicators.measure import factor, measured
from almanac.indicators.ranking.chance import DRAWS, places, redraw
from almanac.indicators.ranking.field import left_out
from almanac.indicators.ranking.ranks import SEED, Grid
from almanac.indicators.rows import Row
from almanac.mistakes import Mistake
from almanac.texts import text
from almanac.texts.formats import DASH, number, shown

ADDED = """
    score score_text scored themes_said weights_said best worst weight_best weight_worst leads_chance leads_weights
    draws seed noise remark reported between is_first first_count ranged_count maybe_chance_count maybe_weights_count
""".split()
FIRST = {"maybe_chance_count": "best", "maybe_weights_count": "weight_best"}


@dataclass(frozen=True)
class City:
    """The ranked units of a month, what they are worth on each indicator (units × indicators), and how that is scored.

    `reported` counts the units that would have a score if no base were too small.
    """

    units: list[str]
    measures: dict[str, list[Row]]
    values: Grid
    recipe: Recipe
    reported: int

    @property
    def total(self) -> Numbers:
        """The scores; NaN is none."""
        return score(normalised(self.values, self.recipe), self.recipe).total


def city_of(rows: list[Row], context: Context) -> City | None:
    """All ranked units of the rows' month; None where no score is configured or no row says a month.

    A Mistake where a value of a score is hidden: the scores would give it away.
    """
    composite = context.config.composite
    if composite is None or not rows:
        return None
    as_of, words = pd.Timestamp(rows[0]["as_of"]), str(rows[0].get("weights") or "")
    recipe = recipe_of(composite, context.catalogue, words)
    units = [unit.code for unit in context.config.units if unit.ranked]
    measures = {one.indicator: _measures(one.indicator, as_of, units, context) for one in recipe.components}
    everything = [row for found in measures.values() for row in found]
    there = [row | {"shown": "compare", "value": 1.0} for row in everything if row["shown"] not in ("missing", "stale")]
    reported = score(normalised(values_of(there, recipe, units, as_of), recipe), recipe).total
    values = values_of(everything, recipe, units, as_of)
    return City(units, measures, values, recipe, int((~np.isnan(reported)).sum()))


def scores(rows: list[Row], context: Context) -> list[Row]:
    """One row per ranked unit among the rows: its score, its themes', and its possible ranks.

    best to worst: the ranks of nine in ten draws of data that the same processes could give; weight_best to
    weight_worst: those under weights changed at random. None where too few units have a score.
    """
    city = city_of(rows, context)
    if city is None:
        return []
    seen = {str(row["unit_code"]): row for row in rows}
    themes = score(normalised(city.values, city.recipe), city.recipe).themes
    total, ranges = city.total, _ranges(city, context)
    same: Row = {"scored": int((~np.isnan(total)).sum()), "reported": city.reported, "between": city.recipe.between}
    first = first_of(total)
    same |= {"first_count": len(first)} | _many(ranges)
    same |= {"draws": DRAWS, "seed": SEED, "noise": NOISE}
    same |= {"weights_said": weights_said(city.recipe, context.catalogue, context.language)}
    kept = ("indicator", "as_of", "suppressed", "unit_code", "is_ranked", "is_city", "sort_order")
    done = []
    for place, unit in enumerate(city.units):
        if unit not in seen:
            continue
        known = not np.isnan(total[place])
        said: Row = {"score": float(total[place]) if known else None, "score_text": _said(total[place])}
        said |= {"is_first": place in first, "remark": "" if known else text("not_scored", context.language)}
        said |= {"themes_said": _themes_said(city.recipe, themes[place], context)}
        plain = {name: seen[unit].get(name) for name in kept}
        done.append(dict.fromkeys(ADDED) | plain | same | said | (ranges[place] if known else {}))
    return done


def drawn_scores(city: City, context: Context) -> Grid:
    """draws × units of scores of data that the same processes could give; what has no such law stays as it is."""
    values = np.repeat(city.values[None, :, :], DRAWS, axis=0)
    for column, one in enumerate(city.recipe.components):
        indicator = context.catalogue.indicators[one.indicator]
        found = {str(row["unit_code"]): row for row in city.measures[one.indicator]}
        places_of = [i for i, unit in enumerate(city.units) if not np.isnan(city.values[i, column])]
        drawn = redraw([found[city.units[i]] for i in places_of], indicator, SEED + column) if places_of else None
        if drawn is not None:
            values[:, places_of, column] = factor(indicator) * drawn
    flat = values.reshape(-1, len(city.recipe.components))
    return score(normalised(flat, city.recipe), city.recipe).total.reshape(DRAWS, len(city.units))


def _ranges(city: City, context: Context) -> list[Row]:
    """For each unit its ranks by chance and by weights, and how often it is first; none where too few have a score."""
    scored, least = int((~np.isnan(city.total)).sum()), context.config.small_numbers.units_to_rank
    if scored < least or city.reported < 0.9 * len(city.units):
        return [{} for _ in city.units]
    chance = places(drawn_scores(city, context), best=1)
    weights = places(weight_noise(city.values, city.recipe), best=1)
    columns: dict[str, Sequence[float] | Numbers] = {
        "best": np.floor(chance.low),
        "worst": np.ceil(chance.high),
        "weight_best": np.floor(weights.low),
        "weight_worst": np.ceil(weights.high),
        "leads_chance": chance.top,
        "leads_weights": weights.top,
    }
    return [{name: float(values[place]) for name, values in columns.items()} for place in range(len(city.units))]


def _many(ranges: list[Row]) -> Row:
    """How many units have ranks, and how many of all may be first by chance and by weights."""
    known = [one for one in ranges if one and not np.isnan(one["best"])]
    many = {name: sum(one[end] == 1 for one in known) for name, end in FIRST.items()}
    return {"ranged_count": len(known)} | many


def first_of(total: Numbers) -> list[int]:
    """The places of the highest score as it is shown, of several where they are level."""
    written = [None if np.isnan(score) else shown(float(score), 1) for score in total]
    highest = max((score for score in written if score is not None), default=None)
    return [place for place, score in enumerate(written) if score is not None and score == highest]


def _measures(name: str, as_of: pd.Timestamp, units: list[str], context: Context) -> list[Row]:
    """An indicator's rows of the month for these units, measured; one that is left out of comparisons says why.

    A Mistake where one that counts is hidden.
    """
    everyone = list(context.everyone(name).get((as_of, ""), {}).values())
    indicator, small = context.indicator(name), context.config.small_numbers
    out = left_out(everyone, indicator, context)
    rows = [row for row in everyone if row["unit_code"] in units]
    done = [measured(row | {"suppressed": ""}, indicator, small, context.language) for row in rows]
    done = [row | ({"shown": out[row["unit_code"]][0]} if row["unit_code"] in out else {}) for row in done]
    if any(row["suppressed"] and one["shown"] == "compare" for row, one in zip(rows, done, strict=True)):
        raise Mistake("rests_on_hidden")
    return done


def _said(value: float) -> str:
    """A score as it is shown."""
    return DASH if np.isnan(value) else number(value, 1)


def _themes_said(recipe: Recipe, values: Numbers, context: Context) -> str:
    """The scores of the themes in words."""
    language, known = context.language, context.config.themes
    titles = [known[theme].called(language) if theme in known else theme for theme in recipe.themes]
    return text("comma", language).join(f"{title} {_said(value)}" for title, value in zip(titles, values, strict=True))
