"""Numerator and denominator → value, what may be shown of it, and its display text."""

from dataclasses import dataclass
from typing import Literal

from almanac.catalogue import Indicator
from almanac.config import SmallNumbers
from almanac.indicators.rows import Row, number_of
from almanac.indicators.suppress.words import words
from almanac.texts import text
from almanac.texts.formats import DASH, number
from almanac.texts.formats import shown as rounded

Shown = Literal["compare", "xy", "hidden", "missing"]


@dataclass(frozen=True)
class Floors:
    """Below `hide` nothing is shown, below `compare` only x/y; both count denominators."""

    hide: int
    compare: int


def floors(indicator: Indicator, small: SmallNumbers) -> Floors:
    """An indicator's floors: its own, else the installation's; things with a low floor are never hidden."""
    compare = small.compare_from if indicator.min_denominator is None else indicator.min_denominator
    default_hide = small.hide_below if compare > small.hide_below else 0
    return Floors(default_hide if indicator.hide_below is None else indicator.hide_below, compare)


def factor(indicator: Indicator) -> float:
    """What a ratio is multiplied by for display: 100 for a proportion, `per` for a rate."""
    return {"proportion": 100.0, "rate": indicator.per}.get(indicator.kind, 1.0)


def value(x: float | None, n: float | None, indicator: Indicator) -> float | None:
    """The value in display units; None where there is none."""
    if x is None or indicator.kind == "count":
        return x
    return factor(indicator) * x / n if n else None


def shown(x: float | None, n: float | None, indicator: Indicator, small: SmallNumbers) -> Shown:
    """How much of a row may be shown: compare, xy, hidden or missing."""
    if x is None or (indicator.kind != "count" and not n):
        return "missing"
    if indicator.kind == "count" or n is None:
        return "compare"
    floor = floors(indicator, small)
    return "hidden" if n < floor.hide else "xy" if n < floor.compare else "compare"


def measured(row: Row, indicator: Indicator, small: SmallNumbers, language: str) -> Row:
    """The row with value, n, shown, text, said (with its unit), label, ratio and remark."""
    x, n = number_of(row, "numerator"), number_of(row, "denominator")
    if row.get("suppressed"):
        return row | words(row, indicator, language)
    state = shown(x, n, indicator, small)
    amount = value(x, n, indicator) if state in ("compare", "xy") else None
    written = _missing(row, language) if state == "missing" else display(state, amount, x, n, indicator)
    counts = indicator.counts.said(language)
    pair = written if "/" in written else ""
    label = f"{pair}{' ' if language == 'en' else ''}{counts}".rstrip() if pair else written
    told = {"xy": "remark_xy", "hidden": "remark_hidden"}.get(state)
    return row | {
        "n": n,
        "shown": state,
        "value": amount,
        "displayed": None if amount is None else rounded(amount, indicator.decimals),
        "text": written,
        "said": with_unit(written, indicator, language) if state == "compare" else label,
        "label": label,
        "ratio": _ratio(state, x, n, indicator, counts),
        "remark": text(told, language) if told else "",
        "size": indicator.size.said(language).format(n=number(n, grouped=True)) if indicator.size and n else "",
    }


def display(state: Shown, amount: float | None, x: float | None, n: float | None, indicator: Indicator) -> str:
    """The text of one cell: 93.3, 25/28 or a dash."""
    if state == "hidden":
        return DASH
    if state == "xy":
        return f"{_plain(x)}/{_plain(n)}"
    return number(amount, indicator.decimals, grouped=True)


def with_unit(written: str, indicator: Indicator, language: str) -> str:
    """A number with the unit of the indicator; nothing stays nothing."""
    unit = indicator.unit_said(language)
    space = " " if unit not in ("", "%") and language == "en" else ""
    return f"{written}{space}{unit}" if written else ""


def _missing(row: Row, language: str) -> str:
    """Words for no value: not reported only where the unit owes the report."""
    return text("not_reported" if row.get("is_owed") else "no_data", language)


def _plain(amount: float | None) -> str:
    """A numerator or denominator: whole, or with one decimal where it is not."""
    return number(amount, 0 if amount is None or amount.is_integer() else 1)


def _is_whole(amount: float | None) -> bool:
    return amount is not None and float(amount).is_integer()


def _ratio(state: Shown, x: float | None, n: float | None, indicator: Indicator, counts: str) -> str:
    """Numerator over denominator in words, for a proportion of whole numbers that may be shown."""
    if indicator.kind != "proportion" or state in ("missing", "hidden") or not all(map(_is_whole, (x, n))):
        return ""
    return f"{number(x, grouped=True)}/{number(n, grouped=True)} {counts}".rstrip()
