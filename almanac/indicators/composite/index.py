"""Indicators → themes → one score, with effective weights and no score on too little data."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pandas as pd

from almanac.indicators.composite.means import ARITHMETIC, ENOUGH, GEOMETRIC, power_mean
from almanac.indicators.composite.normalise import goalposts
from almanac.indicators.intervals import Numbers
from almanac.indicators.ranking.ranks import Grid
from almanac.indicators.rows import Row, number_of
from almanac.tables.schema import MONTHS


@dataclass(frozen=True)
class Component:
    """One indicator of a score: its theme, the goalposts set by policy (display units), direction, weight, rhythm."""

    indicator: str
    theme: str
    low: float
    high: float
    better: Literal["higher", "lower"] = "higher"
    weight: float = 1.0
    every: Literal["month", "quarter", "half", "year"] = "month"


@dataclass(frozen=True)
class Recipe:
    """How a score is made; themes weigh 1 unless said, and are joined by an arithmetic or a geometric mean."""

    components: tuple[Component, ...]
    theme_weights: Mapping[str, float] = field(default_factory=dict)
    between: Literal["arithmetic", "geometric"] = "arithmetic"
    enough: float = ENOUGH

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in order of appearance."""
        return tuple(dict.fromkeys(component.theme for component in self.components))

    @property
    def weights(self) -> Numbers:
        """The nominal weight of each indicator."""
        return np.array([component.weight for component in self.components], float)

    @property
    def weight_of_themes(self) -> Numbers:
        """The nominal weight of each theme."""
        return np.array([self.theme_weights.get(theme, 1.0) for theme in self.themes], float)


@dataclass(frozen=True)
class Scores:
    """themes: units × themes, total: units; NaN is no score, and so no rank."""

    themes: Grid
    total: Numbers


def values_of(rows: list[Row], recipe: Recipe, units: list[str], as_of: pd.Timestamp) -> Grid:
    """units × indicators of displayed values; NaN for a row not compared, and for one older than its rhythm allows."""
    place = {component.indicator: column for column, component in enumerate(recipe.components)}
    values = np.full((len(units), len(recipe.components)), np.nan)
    for row in rows:
        unit, name = str(row["unit_code"]), str(row["indicator"])
        if unit not in units or name not in place or row.get("part"):
            continue
        amount, period = number_of(row, "value"), pd.Timestamp(row.get("period") or row["as_of"])
        age = 12 * (as_of.year - period.year) + as_of.month - period.month
        if row["shown"] == "compare" and amount is not None and 0 <= age < MONTHS[recipe.components[place[name]].every]:
            values[units.index(unit), place[name]] = amount
    return values


def normalised(values: Grid, recipe: Recipe) -> Grid:
    """units × indicators on the scale of the score: 0..100, or 1..100 where themes are joined geometrically."""
    floor = 1.0 if recipe.between == "geometric" else 0.0
    columns = [
        goalposts(values[:, column], component.low, component.high, component.better)
        for column, component in enumerate(recipe.components)
    ]
    return floor + (100 - floor) * np.column_stack(columns)


def score(scaled: Grid, recipe: Recipe, weights: Numbers | None = None) -> Scores:
    """Scores of normalised values: an arithmetic mean inside each theme, the recipe's between themes.

    A theme with less than 2/3 of its indicators has no score, and a unit without one of the themes has none.
    """
    given = recipe.weights if weights is None else weights
    inside = [np.array([c.theme == theme for c in recipe.components]) for theme in recipe.themes]
    themes = np.column_stack([power_mean(scaled[:, i], given[i], ARITHMETIC, recipe.enough) for i in inside])
    power = GEOMETRIC if recipe.between == "geometric" else ARITHMETIC
    weighed = recipe.weight_of_themes * [float(given[i].sum() > 0) for i in inside]
    return Scores(themes, power_mean(themes, weighed, power, enough=1.0))


def effective_weights(recipe: Recipe, weights: Numbers | None = None) -> dict[str, float]:
    """What each indicator weighs in the score, of 1: its share of its theme × its theme's share of all."""
    given = recipe.weights if weights is None else weights
    themes = dict(zip(recipe.themes, recipe.weight_of_themes, strict=True))
    sums = {t: sum(w for c, w in zip(recipe.components, given, strict=True) if c.theme == t) for t in themes}
    whole = sum(weight for theme, weight in themes.items() if sums[theme] > 0)
    shares = [
        (c.indicator, w / sums[c.theme] * themes[c.theme] / whole if sums[c.theme] > 0 else 0.0)
        for c, w in zip(recipe.components, given, strict=True)
    ]
    return {name: float(share) for name, share in shares}
