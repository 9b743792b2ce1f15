"""Templates with facts → sentences; every number passes through the one formatter."""

import string
from collections.abc import Mapping
from typing import Any

from almanac.texts import formats
from almanac.texts.formats import DASH, is_missing

CHANGES = ("points", "growth", "count", "ahead", "gap")


class _Sentence(string.Formatter):
    """str.format whose format codes are those of the formatter: {x:.1f} {x:points} {x:large} {x:day} {x:is|are}."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """One value in words."""
        if is_missing(value):
            return DASH
        if "|" in format_spec:
            one, _, many = format_spec.partition("|")
            return f"{_number(float(value), ',')} {one if value == 1 else many}"
        if format_spec in CHANGES:
            return formats.change(float(value), format_spec, self.language)
        if format_spec == "large":
            return formats.large(float(value), self.language)
        if format_spec == "signed":
            return formats.signed(float(value))
        if format_spec in ("day", "month"):
            return getattr(formats, format_spec)(value, self.language)  # type: ignore[no-any-return]
        if isinstance(value, int | float) and not isinstance(value, bool):
            return _number(float(value), format_spec)
        return str(value)


def sentence(template: str, facts: Mapping[str, Any], language: str) -> str:
    """The template with its facts filled in."""
    return _Sentence(language).vformat(template, (), facts)


def _number(value: float, spec: str) -> str:
    """{x} is a whole number or as many decimals as it has; {x:.1f} fixed decimals; {x:,} grouped."""
    if spec.endswith("f"):
        return formats.number(value, int(spec.strip(".,f") or 0), grouped="," in spec)
    whole = float(value).is_integer()
    return formats.number(value, 0 if whole else 1, grouped=spec == ",")
