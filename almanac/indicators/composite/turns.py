"""What would change the order of the scores: an indicator or a theme less, or a weight so much larger or smaller."""

from itertools import combinations

import numpy as np

from almanac.indicators.composite.recipe import MOST
from almanac.indicators.composite.robust import drop_one, reversals
from almanac.indicators.composite.standings import City, city_of, first_of
from almanac.indicators.context import Context
from almanac.indicators.intervals import Numbers
from almanac.indicators.rows import Row
from almanac.texts import text
from almanac.texts.formats import number, shown

FEW = 3
KEPT = ("indicator", "as_of", "suppressed", "is_ranked", "is_city", "sort_order")
ADDED = ("turn", "effect", "is_drop", "is_new_first", "pairs_turned")


def turns(rows: list[Row], context: Context) -> list[Row]:
    """One row per indicator or theme left out, then per pair of neighbours that a weight would turn round.

    None for a viewer who does not see every ranked unit singly, for the order of all is told.
    """
    city = city_of(rows, context)
    if city is None or not set(city.units) <= {str(row["unit_code"]) for row in rows}:
        return []
    if (~np.isnan(city.total)).sum() < context.config.small_numbers.units_to_rank:
        return []
    plain = {name: rows[0].get(name) for name in KEPT}
    plain |= {"unit_code": context.config.city.code}
    return [dict.fromkeys(ADDED) | plain | row for row in [*_dropped(city, context), *_turned(city, context)]]


def _dropped(city: City, context: Context) -> list[Row]:
    """The order without each indicator and each theme."""
    found, before = [], first_of(city.total)
    for name, total in drop_one(city.values, city.recipe).items():
        pairs, first = _changed(city.total, total), first_of(total)
        if not first or not before:
            continue
        moved = first != before
        words = {"before": _units(city, before, context), "after": _units(city, first, context), "count": pairs}
        effect = text("turn_first" if moved else "turn_pairs" if pairs else "turn_none", context.language, **words)
        turn = text("turn_drop", context.language, name=_named(name, context))
        found.append({"turn": turn, "effect": effect, "is_drop": True, "is_new_first": moved, "pairs_turned": pairs})
    return found


def _turned(city: City, context: Context) -> list[Row]:
    """For each pair of neighbours not level the nearest weight that makes them equal, within what may be set."""
    found, weights = [], {one.indicator: one.weight for one in city.recipe.components}
    for one in reversals(city.values, city.recipe):
        after = one.factor * weights[one.indicator]
        level = shown(city.total[one.upper], 1) == shown(city.total[one.lower], 1)
        if level or after > MOST:
            continue
        ends = {"before": number(weights[one.indicator], 2), "after": number(after, 2)}
        turn = text("turn_weight", context.language, name=_named(one.indicator, context), **ends)
        pair = {"first": _unit(city, one.upper, context), "second": _unit(city, one.lower, context)}
        effect = text("turn_pair", context.language, **pair)
        found.append({"turn": turn, "effect": effect, "is_drop": False, "is_new_first": None, "pairs_turned": 1})
    return found


def _changed(before: Numbers, after: Numbers) -> int:
    """How many pairs of units that have both scores stand the other way round, as they are shown."""
    known = [i for i in range(len(before)) if not (np.isnan(before[i]) or np.isnan(after[i]))]
    old, new = ([shown(value, 1) for value in values] for values in (before, after))
    return sum((old[a] - old[b]) * (new[a] - new[b]) < 0 for a, b in combinations(known, 2))


def _named(name: str, context: Context) -> str:
    """An indicator's or a theme's name."""
    if name in context.catalogue.indicators:
        return context.indicator(name).label.said(context.language)
    theme = context.config.themes.get(name)
    return text("a_theme", context.language, name=theme.called(context.language) if theme else name)


def _unit(city: City, place: int, context: Context) -> str:
    """A unit's name."""
    unit = context.config.unit(city.units[place])
    return unit.called(context.language) if unit else city.units[place]


def _units(city: City, places: list[int], context: Context) -> str:
    """The names of units that are level; how many, where they are more than a few."""
    if len(places) > FEW:
        word = context.config.unit_word.said(context.language) or text("unit_word", context.language)
        return text("many_units", context.language, count=len(places), unit=word)
    return text("comma", context.language).join(_unit(city, place, context) for place in places)
