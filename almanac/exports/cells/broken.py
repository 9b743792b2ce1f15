"""A cell that is no value: the rule that it breaks."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

Value = str | int | float | bool | date | None


@dataclass(frozen=True)
class Broken:
    """The rule that a text breaks, and what its sentence needs to say."""

    rule: str
    details: Mapping[str, str] = field(default_factory=dict)


Converter = Callable[[str], "Value | Broken"]
