"""A column's distinct texts → its values: the one careful converter, asked once for each text."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from almanac.catalogue import Column
from almanac.exports.cells import dates, named, numbers
from almanac.exports.cells.broken import Broken, Converter, Value
from almanac.exports.words import words

_AS_SCIENTIFIC = re.compile(r"[0-9](?:\.[0-9]+)?[eE]\+[0-9]+|[0-9]\.[0-9]+[eE][0-9]+")
_AS_NUMBER = re.compile(r"[0-9]+\.0+")
Checked = Value | Broken


@dataclass(frozen=True)
class Setting:
    """What converting needs to know beyond the column: the units, the day, and whether the city is among units."""

    units: named.UnitNames
    today: date
    with_city: bool


@dataclass(frozen=True)
class Converted:
    """The value, or the broken rule, of each raw text; `unsure` says how percentages were read where in doubt."""

    values: Mapping[str, Checked]
    unsure: str = ""


def convert(column: Column, names: Iterable[str], texts: Mapping[str, str], setting: Setting) -> Converted:
    """The values of a column's distinct raw texts, given each with its tidy text."""
    reader, kept, unsure = _reader(column, names, set(texts.values()), setting)
    bounds = _bounds(column, setting.today)
    absent: Checked = Broken("missing_value") if column.required else None
    values = {raw: _value(text, reader, kept, absent, bounds, column) for raw, text in texts.items()}
    return Converted(values, unsure)


def is_missing(text: str) -> bool:
    """Whether a tidy text only marks that there is no value."""
    return text.casefold() in words().missing


def _value(
    text: str, reader: Converter, kept: frozenset[str], absent: Checked, bounds: "Bounds", column: Column
) -> Checked:
    if is_missing(text) and named.key(text) not in kept:
        return absent
    if text[:1] == "#" and (text.casefold() in words().errors or not text.strip("#")):
        return Broken("excel_error")
    value = reader(text)
    return value if isinstance(value, Broken) else _within(value, bounds, column)


def _reader(
    column: Column, names: Iterable[str], texts: set[str], setting: Setting
) -> tuple[Converter, frozenset[str], str]:
    """How texts of a column become values, which missing marks are values there, and any doubt."""
    none: frozenset[str] = frozenset()
    match column.type:
        case "flag":
            return *named.flag_reader(texts), ""
        case "choice":
            return *named.choice_reader(column), ""
        case "percent":
            reader, unsure = numbers.percent_reader([text for text in texts if not is_missing(text)])
            return reader, none, unsure
        case "integer":
            return numbers.integer_reader(names), none, ""
        case "number":
            return numbers.number_reader(names), none, ""
        case "unit":
            return setting.units.reader(setting.with_city), none, ""
        case _:
            return _PLAIN[column.type], none, ""


def _text(text: str) -> str:
    return text


def _code(text: str) -> str | Broken:
    if _AS_SCIENTIFIC.fullmatch(text):
        return Broken("scientific")
    return Broken("code_as_number") if _AS_NUMBER.fullmatch(text) else text


_PLAIN: dict[str, Converter] = {
    "text": _text,
    "code": _code,
    "date": dates.read_date,
    "month": dates.read_month,
    "quarter": dates.read_quarter,
}

Bound = float | date | None
Bounds = tuple[Bound, Bound]


def _bounds(column: Column, today: date) -> Bounds:
    """The least and the most that a column allows; whole numbers are not negative unless it says so."""
    least: Bound = today if column.min == "as_of" else column.min
    most: Bound = today if column.max == "as_of" else column.max
    return 0 if column.type == "integer" and least is None else least, most


_SPANS = {"month": 0, "quarter": 2}


def _within(value: Value, bounds: Bounds, column: Column) -> Checked:
    """The value, or the bound that it breaks; of a month or quarter, its first day must not come too late."""
    least, most = bounds
    if isinstance(value, date):
        first = _first_day(value, column)
        if isinstance(least, date) and value < least:
            return Broken("too_early", {"limit": least.isoformat()})
        return Broken("too_late", {"limit": most.isoformat()}) if isinstance(most, date) and first > most else value
    if isinstance(value, str | bool) or value is None:
        return value
    if isinstance(least, float | int) and value < least:
        return Broken("too_small", {"limit": f"{least:g}"})
    return Broken("too_large", {"limit": f"{most:g}"}) if isinstance(most, float | int) and value > most else value


def _first_day(value: date, column: Column) -> date:
    if column.type not in _SPANS:
        return value
    return value.replace(day=1, month=value.month - _SPANS[column.type])
