"""Signatures: lines that begin with who made or checked a table, and texts in which such names are hidden."""

import re
from functools import cache

from almanac.exports.cells.tidy import tidy
from almanac.exports.words import words

_BEHIND = r"[^\s|,，;；、:：]"  # what a name has


def is_signature(text: str) -> bool:
    """Whether a text begins with such a label: a blank, a colon or nothing follows."""
    return _label().match(tidy(text)) is not None


def without_names(text: str) -> str:
    """A text to show, in which the names behind such labels are hidden."""
    if _starts().isdisjoint(text):
        return text
    return _names().sub(lambda found: found[1] + words().hidden, text)


@cache
def _starts() -> frozenset[str]:
    """The first signs of the labels, to pass quickly over texts that have none."""
    return frozenset(label[0] for label in words().footers.people)


@cache
def _label() -> re.Pattern[str]:
    return re.compile(rf"{_people()}(?:\s|[:：]|\Z)")


@cache
def _names() -> re.Pattern[str]:
    """A label and its colon, or a label at the start of a cell and a blank; then a name, be it of two spaced signs."""
    one = rf"(?!{_people()}){_BEHIND}"
    before = rf"(?:{_people()}\s*[:：][\s|]*|(?:^|(?<=[\s|])){_people()}[\s|]+)"
    return re.compile(rf"({before})(?:{one}\s{{1,3}}{one}(?!{_BEHIND})|(?:{one})+)")


def _people() -> str:
    """The labels behind which a name stands, blanks between their signs or not, as a pattern."""
    labels = sorted(words().footers.people, key=len, reverse=True)
    spaced = "|".join(r"\s*".join(map(re.escape, label)) for label in labels)
    return rf"(?:{spaced})(?:\s*[(（]?(?:{'|'.join(words().footers.signed)})[)）]?)?"
