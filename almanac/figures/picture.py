"""What every figure kind is given: rows whose columns bear the names of roles, and the way to draw them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from almanac.figures.look import Look, Mark
from almanac.mistakes import Mistake
from almanac.texts import listed
from almanac.texts.formats import number

Row = dict[str, Any]
ROLES = frozenset(
    "row code series head x y label n shown verdict remark is_city is_ranked low high best worst target target_text "
    "last_year last_year_text before plan plan_text forecast end_text event change_text note mark tone panel quota "
    "quota_text chosen status total is_total before_text is_real size".split()
)


def say(key: str, language: str, **values: object) -> str:
    """The words of a figure, with values filled in."""
    return str(listed("figures")[key][language]).format(**values)


@dataclass(frozen=True)
class Picture:
    """One figure to be drawn."""

    rows: tuple[Row, ...]
    look: Look
    language: str = "zh"
    highlight: str | None = None
    options: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, object] = field(default_factory=dict)
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    chart: str = ""

    def px(self, size: float) -> float:
        """A length given for the screen, in the pixels of this look."""
        return round(size * self.look.sizes["label"] / 14)

    def color(self, name: str) -> str:
        """A colour by its name."""
        return self.look.color[name]

    def size(self, name: str) -> float:
        """A text size by its name."""
        return self.look.sizes[name]

    def mark(self, row: Row) -> Mark:
        """The mark of a row's verdict."""
        return self.look.mark(row.get("verdict"))

    def say(self, key: str, **values: object) -> str:
        """Words that belong to figures."""
        return say(key, self.language, **values)

    def word(self, option: str, default: str = "") -> str:
        """The words of an option, in both languages or one, with facts filled in."""
        given = self.options.get(option, self.facts.get(option, default))
        words = given.get(self.language) or given.get("zh", "") if isinstance(given, Mapping) else str(given)
        try:
            return words.format_map(self.facts)
        except KeyError as missing:
            raise Mistake("facts_failed", chart=self.chart, part=f"options.{option}", reason=missing) from None

    def number(self, option: str, default: float) -> float:
        """A number among the options, or the fact that one names; anything else, such as `auto`, is the default."""
        given = self.options.get(option)
        if isinstance(given, str) and given[1:-1] in self.facts:
            given = self.facts[given[1:-1]]
        return default if isinstance(given, bool) or not isinstance(given, int | float) else float(given)

    def lit(self, row: Row) -> bool:
        """Whether this row is the highlighted one."""
        return self.highlight is not None and row.get("code") == self.highlight

    def note(self, row: Row) -> str:
        """The colour of small words in a row: grey is too pale on the wash of the highlighted one."""
        return "ink" if self.lit(row) else "muted"

    def ink(self, row: Row, plain: str = "ink") -> str:
        """The text colour of a row: indigo where it is highlighted."""
        return self.color("highlight" if self.lit(row) else plain)


def values_of(column: "pd.Series[Any]") -> list[Any]:
    """The values of a column as Python's own; None where one is missing: only that differs from itself."""
    return [None if value is pd.NA or value != value else value for value in column.tolist()]


def is_city(row: Row) -> bool:
    """Whether a row speaks of all units together."""
    return bool(row.get("is_city"))


def is_reference(row: Row) -> bool:
    """Whether a row is shown for reference only."""
    return not is_city(row) and row.get("is_ranked") is not None and not row["is_ranked"]


def count(value: object) -> str:
    """A count as it is written: words as they are, whole numbers with separators, nothing for a missing one."""
    return number(value, grouped=True) if isinstance(value, int | float) else str(value or "")
