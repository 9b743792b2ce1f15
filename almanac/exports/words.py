"""The words of the language by which exports are read (almanac/texts/reading.yaml)."""

from functools import cache

from almanac.declared import Declared, Words, load
from almanac.texts import FOLDER


class Flags(Declared):
    """Words for yes and no; `answers` are missing marks that mean no beside their counterpart."""

    yes: tuple[str, ...]
    no: tuple[str, ...]
    answers: dict[str, str]


class DateWords(Declared):
    """The words inside a date."""

    year: str
    month: str
    day: tuple[str, ...]
    month_tail: str


class QuarterWords(Declared):
    """What stands before and behind the number of a quarter, and its digits."""

    marks: tuple[str, ...]
    digits: dict[str, int]
    tails: tuple[str, ...]


class Suffixes(Declared):
    """Units behind a number, grouped by meaning."""

    neutral: tuple[tuple[str, ...], ...]
    named: tuple[tuple[str, ...], ...]
    counts: tuple[str, ...]


class Footers(Declared):
    """How lines below the data begin; behind those of `people` stands a name, `signed` perhaps between them."""

    people: tuple[str, ...]
    signed: tuple[str, ...]
    others: tuple[str, ...]


class ReadingWords(Declared):
    """All words of reading."""

    delimiters: tuple[str, ...]
    missing: frozenset[str]
    errors: frozenset[str]
    totals: tuple[str, ...]
    flags: Flags
    dates: DateWords
    quarters: QuarterWords
    regions: tuple[str, ...]
    suffixes: Suffixes
    footers: Footers
    damage: tuple[str, ...]
    hidden: str
    wordings: dict[str, Words]


@cache
def words() -> ReadingWords:
    """The words, read once."""
    return load(ReadingWords, FOLDER / "reading.yaml")


def wording(name: str, key: str) -> dict[str, str]:
    """A part of a sentence in both languages, as details of a finding: key_zh and key_en."""
    said = words().wordings[name]
    return {f"{key}_zh": said.zh, f"{key}_en": said.en}
