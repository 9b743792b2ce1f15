"""A title on balanced lines, cut where words end."""

from collections.abc import Iterable
from itertools import combinations, pairwise
from math import ceil

from almanac.figures.marks import width_of
from almanac.texts import listed

MOST = 20  # characters of a title that fit on a line
UNEVEN, AFTER, WITHIN = 1.0, 1.0, 3.0  # what a character of difference costs, a cut beside a known word, and any other


def balanced(title: str, language: str, names: Iterable[str] = (), most: float = MOST) -> list[str]:
    """The title on as few lines as it needs, about equally long; `names` stay whole."""
    wide = _wide(title)
    places = _places(title, language, names)
    for lines in range(max(1, ceil(wide / most)), len(places) + 2):
        found = [_parts(title, cut) for cut in combinations(sorted(places), lines - 1)]
        fitting = [parts for parts in found if max(map(_wide, parts)) <= most]
        if fitting:
            return [part.strip() for part in min(fitting, key=lambda parts: _cost(parts, places))]
    return [title]


def _places(title: str, language: str, names: Iterable[str]) -> dict[int, float]:
    """Where a line may end, and what it costs: nothing after a word that ends one, most inside of a word."""
    if language == "en":
        return {at: 0.0 for at, letter in enumerate(title) if letter == " "}
    words = listed("letter")
    whole = [name for name in (*words["whole"].split(), *names) if name]
    inside = {at + i for name in whole for at in _found(title, name) for i in range(1, len(name))}
    edges = {at + i for name in whole for at in _found(title, name) for i in (0, len(name))}
    ends = {at for at in range(1, len(title)) if title[at - 1] in words["ends"]}
    ends |= {at for at in range(1, len(title)) if title[at] in words["starts"]}
    held = {at for at in range(1, len(title)) if title[at - 1].isascii() and title[at].isascii()}
    held |= {at for at in range(1, len(title)) if title[at] in words["never_first"]}
    held |= {at for at in range(1, len(title)) if title[at - 1] in words["never_last"]}
    free = set(range(1, len(title))) - inside - held
    return {at: 0.0 if at in ends else AFTER if at in edges else WITHIN for at in free}


def _found(title: str, name: str) -> list[int]:
    return [at for at in range(len(title)) if title.startswith(name, at)]


def _parts(title: str, cuts: tuple[int, ...]) -> list[str]:
    edges = [0, *cuts, len(title)]
    return [title[one:other] for one, other in pairwise(edges)]


def _cost(parts: list[str], places: dict[int, float]) -> float:
    """How uneven the lines are, and where they end."""
    widths, at, cost = [_wide(part) for part in parts], 0, 0.0
    for part in parts[:-1]:
        at += len(part)
        cost += places[at]
    return cost + UNEVEN * (max(widths) - min(widths))


def _wide(words: str) -> float:
    """The width of words in Chinese characters."""
    return width_of(words, 1)
