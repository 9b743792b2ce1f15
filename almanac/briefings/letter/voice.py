"""How a written report names units: by the word of documents, and each in full where it is first spoken of."""

import re
from functools import cached_property

from almanac.config import Config
from almanac.declared import Language

NAMING = ("Title", "Subtitle", "Heading", "Body Text", "List Number")  # styles of what is read from top to bottom


class Voice:
    """The names of one report, and which units were named already."""

    def __init__(self, config: Config, language: Language) -> None:
        written = config.unit_word_written
        self.word, self.written = config.unit_word.said(language), written.en if language == "en" else written.zh
        units = config.units if language == "zh" else ()
        self.names = {unit.short: unit.name for unit in units if unit.short} | {config.city.name: config.city.name}
        self.told = set[str]()

    def of(self, style: str, said: str) -> str:
        """Words as a paragraph of a style has them."""
        return self.in_full(said) if style.startswith(NAMING) else self.words(said)

    def words(self, said: str) -> str:
        """With the word of documents for a unit."""
        return said.replace(self.word, self.written) if self.word and self.written else said

    def in_full(self, said: str) -> str:
        """The same, with the full name of each unit that was not named before."""
        return self.pattern.sub(self._named, self.words(said))

    def plain(self, said: str) -> str:
        """The same with short names only."""
        short = {full: one for one, full in self.names.items()}
        return self.pattern.sub(lambda found: short.get(found[0], found[0]), self.words(said))

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Any name of a unit, or of all of them, the longest first."""
        known = sorted({*self.names, *self.names.values()}, key=len, reverse=True)
        return re.compile("|".join(map(re.escape, known)))

    def _named(self, found: re.Match[str]) -> str:
        full = self.names.get(found[0], found[0])
        is_new = full not in self.told
        self.told.add(full)
        return full if is_new else found[0]
