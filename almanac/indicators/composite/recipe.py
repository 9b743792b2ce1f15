"""What config.yaml and the reader say of a score → the recipe by which it is made."""

import re

from almanac.catalogue import Catalogue
from almanac.config import Composite
from almanac.indicators.composite.index import Component, Recipe, effective_weights
from almanac.mistakes import Mistake
from almanac.texts import text
from almanac.texts.formats import number

MOST = 10.0
WEIGHT = re.compile(r"([A-Za-z_]\w*):(\d{1,2}(?:\.\d{1,3})?)")


def weights_of(words: str, composite: Composite) -> dict[str, float]:
    """The weight of each indicator: as declared, or as `words` say (indicator:number, with commas between)."""
    declared = {name: posts.weight for name, posts in composite.indicators.items()}
    found = [WEIGHT.fullmatch(one.strip()) for one in words.split(",")] if words else []
    given = {one[1]: float(one[2]) for one in found if one}
    right = len(given) == len(found) and set(given) <= set(declared) and all(w <= MOST for w in given.values())
    if not right or not any((declared | given).values()):
        raise Mistake("wrong_weights", words=words, known=", ".join(declared))
    return declared | given


def recipe_of(composite: Composite, catalogue: Catalogue, words: str = "") -> Recipe:
    """The components with their goalposts and weights, in the order declared."""
    weights, components = weights_of(words, composite), []
    for name, posts in composite.indicators.items():
        indicator = catalogue.indicators[name]
        better = "lower" if indicator.better == "lower" else "higher"
        place = Component(name, indicator.theme, posts.low, posts.high, weight=weights[name], every=indicator.every)
        components.append(place if better == "higher" else Component(**vars(place) | {"better": better}))
    return Recipe(tuple(components), composite.themes, composite.between)


def weights_said(recipe: Recipe, catalogue: Catalogue, language: str) -> str:
    """Each indicator's effective weight, rounded by itself so that equal ones read alike, and its goalposts."""
    shares = effective_weights(recipe)
    said = [
        text(
            "weight_said",
            language,
            name=catalogue.indicators[one.indicator].label.said(language),
            share=number(100 * shares[one.indicator], 1),
            low=f"{one.low:g}",
            high=f"{one.high:g}",
        )
        for one in recipe.components
    ]
    return text("comma", language).join(said)
