"""Values that stand for something declared: yes and no, choices, units."""

import re
from collections.abc import Iterable
from functools import lru_cache

from almanac.catalogue import Column
from almanac.config import Config
from almanac.exports.cells.broken import Broken, Converter
from almanac.exports.cells.tidy import compact
from almanac.exports.words import words


def flag_reader(texts: Iterable[str]) -> tuple[Converter, frozenset[str]]:
    """A reader of yes and no for a column with these texts, and the missing marks that it reads as no."""
    flags = words().flags
    seen = {key(text) for text in texts}
    also_no = frozenset(no for yes, no in flags.answers.items() if yes in seen)
    known = {key(word): True for word in flags.yes} | {key(word): False for word in (*flags.no, *also_no)}

    def read(text: str) -> bool | Broken:
        return known.get(key(text), Broken("not_a_flag"))

    return read, also_no


def choice_reader(column: Column) -> tuple[Converter, frozenset[str]]:
    """A reader of a column's choices by code or label, and all their words."""
    labels = {code: (said,) if isinstance(said, str) else said for code, said in column.values.items()}
    known = {key(word): code for code, said in labels.items() for word in (code, *said)}
    shown = Broken("unknown_choice", {"choices": " · ".join(said[0] for said in labels.values() if said)})

    def read(text: str) -> str | Broken:
        return known.get(key(text), shown)

    return read, frozenset(known)


class UnitNames:
    """The units of an installation by every name under which they may arrive."""

    def __init__(self, config: Config) -> None:
        self.city = frozenset({key(config.city.code), key(config.city.name)})
        self._city_code = config.city.code
        names = {u.code: (u.code, u.name, u.short, *u.aliases) for u in config.units}
        self._known = {key(name): code for code, said in names.items() for name in said if name}
        derived = {key(u.name.removesuffix(u.short)) for u in config.units if u.short and u.name.endswith(u.short)}
        self._prefixes = tuple(sorted(derived - {""}, key=len, reverse=True))

    def reader(self, with_city: bool) -> Converter:
        """A reader of units, and of the city where it may stand among them."""

        def read(text: str) -> str | Broken:
            name = key(text)
            if with_city and name in self.city:
                return self._city_code
            return self._find(name) or Broken("unknown_unit")

        return read

    def _find(self, name: str, depth: int = 0) -> str | None:
        """The code of a name, with names of province and city before it left out."""
        if name in self._known or depth == 2:
            return self._known.get(name)
        for prefix in (*_regions(name), *self._prefixes):
            if (
                name.startswith(prefix)
                and prefix not in self._known
                and (code := self._find(name[len(prefix) :], depth + 1))
            ):
                return code
        return None


def _regions(name: str) -> list[str]:
    """The beginnings of a name that end as names of provinces or cities do."""
    return [found[0] for ending in words().regions if (found := re.match(f".{{2,7}}?{ending}", name))]


@lru_cache(maxsize=65536)
def key(text: str) -> str:
    """How words are compared: normalised, without blanks, whatever their case."""
    return compact(text).casefold()
