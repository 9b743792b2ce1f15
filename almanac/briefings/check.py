"""Reading a file back: every number, unit, date and cell is one of those that it was made from; none is missing."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from almanac.mistakes import Mistake

Said = Mapping[str, Sequence[str]]  # place in the file → the words and numbers that stand there


FIGURES = re.compile(r"[\d|]")  # a figure, or words that belong to a row
WORDS = re.compile(r"\S")


def refuse_difference(meant: Said, written: Said, compared: re.Pattern[str] = FIGURES) -> None:
    """A Mistake that names the first place where what was meant and what was written differ, and both.

    Compared are the words that say FIGURES, or all WORDS.
    """
    for place in dict.fromkeys([*meant, *written]):
        wanted, found = (Counter(_said(said.get(place, ()), compared)) for said in (meant, written))
        if wanted != found:
            raise Mistake("export_differs", place=place, wanted=_first(wanted - found), found=_first(found - wanted))


def _said(words: Sequence[str], compared: re.Pattern[str]) -> list[str]:
    """The words that are compared, their spaces made one."""
    return [" ".join(word.split()) for word in words if compared.search(word)]


def _first(some: Counter[str]) -> str:
    return next(iter(some), "–")
