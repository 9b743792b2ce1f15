"""Whole numbers, decimals and percentages: exactly as written, or not at all."""

import re
from collections.abc import Iterable
from decimal import Decimal
from math import isfinite
from sys import float_info

from almanac.exports.cells.broken import Broken, Converter
from almanac.exports.cells.tidy import compact
from almanac.exports.words import words

_PLAIN = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)")
_GROUPED = re.compile(r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?")
_COMMAS = re.compile(r"[+-]?[0-9][0-9,]*,[0-9,]*(?:\.[0-9]+)?")
_SCIENTIFIC = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?[eE][+-]?[0-9]+")
_BEHIND = re.compile(r"([+-]?[0-9][0-9,.]*)\s*([^0-9,.\s+-].*)")
_BRACKETED = re.compile(r"\(([^()]+)\)$")
_LARGEST = 2**63


def decimal(text: str) -> Decimal | Broken:
    """The number that a text writes."""
    if _PLAIN.fullmatch(text):
        return Decimal(text)
    if _GROUPED.fullmatch(text):
        return Decimal(text.replace(",", ""))
    if _SCIENTIFIC.fullmatch(text):
        return Broken("scientific")
    return Broken("bad_grouping" if _COMMAS.fullmatch(text) else "not_a_number")


def number_reader(names: Iterable[str]) -> Converter:
    """A reader of decimals for a column with these names, which say its unit."""
    allowed = _allowed(list(names))

    def read(text: str) -> float | Broken:
        found = _measured(text, allowed)
        return found if isinstance(found, Broken) else _float(found)

    return read


def integer_reader(names: Iterable[str]) -> Converter:
    """A reader of whole numbers for a column with these names."""
    allowed = _allowed(list(names))

    def read(text: str) -> int | Broken:
        found = _measured(text, allowed)
        if isinstance(found, Broken):
            return found
        if found != found.to_integral_value():
            return Broken("not_whole")
        return int(found) if abs(found) < _LARGEST else Broken("too_large", {"limit": str(_LARGEST - 1)})

    return read


def percent_reader(texts: Iterable[str]) -> tuple[Converter, str]:
    """A reader of percentages for a column with these texts, and how it reads bare numbers where in doubt."""
    bare = [abs(found) for text in texts if not isinstance(found := decimal(compact(text)), Broken)]
    is_fraction = bool(bare) and max(bare) <= 1
    small = [number for number in bare if 0 < number <= 1]
    unsure = any(n == 1 for n in small) and all(n in (0, 1) for n in bare) if is_fraction else bool(small)
    signed = any(text.endswith("%") for text in texts)
    if small and is_fraction and signed:
        unsure = True

    def read(text: str) -> float | Broken:
        tight = compact(text)
        found = decimal(tight.removesuffix("%"))
        if isinstance(found, Broken):
            return Broken("not_a_percent") if found.rule == "not_a_number" else found
        return _float(found * 100 if is_fraction and not tight.endswith("%") else found)

    return read, ("fractions" if is_fraction else "percentages") if unsure else ""


def _float(number: Decimal) -> float | Broken:
    """The number as the table holds it, if it can."""
    found = float(number)
    return found if isfinite(found) else Broken("too_large", {"limit": f"{float_info.max:.3g}"})


def _measured(text: str, allowed: frozenset[str]) -> Decimal | Broken:
    """The number of a text that may carry its unit behind it."""
    found = decimal(text)
    if not isinstance(found, Broken) or found.rule != "not_a_number":
        return found
    behind = _BEHIND.fullmatch(text)
    if behind is None:
        return found
    unit = behind[2].strip()
    if unit in allowed:
        return decimal(behind[1])
    known = {word for group in (*words().suffixes.neutral, *words().suffixes.named) for word in group}
    return Broken("other_unit", {"unit": unit}) if unit in known else found


def _allowed(names: list[str]) -> frozenset[str]:
    """The units that may stand behind the numbers of a column: the one its names say, else the neutral ones."""
    suffixes = words().suffixes
    said = {unit for name in names if (unit := _unit_of(compact(name)))}
    groups = (*suffixes.neutral, *suffixes.named) if said else suffixes.neutral
    return frozenset(word for group in groups if not said or said & set(group) for word in group)


def _unit_of(name: str) -> str:
    """The unit that a column's name says, in brackets or at its end."""
    suffixes = words().suffixes
    known = sorted({w for group in (*suffixes.neutral, *suffixes.named) for w in group}, key=len, reverse=True)
    bracketed = _BRACKETED.search(name)
    if bracketed and bracketed[1] in known:
        return bracketed[1]
    stem = _BRACKETED.sub("", name)
    for count in suffixes.counts:
        stem = stem.removesuffix(count)
    return next((word for word in known if stem.endswith(word)), "")
