"""Change since an earlier month, always over the units that have a value in both; or the gap to a standard."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.comparing.standards import compare_word, standard, then_word
from almanac.indicators.context import Context, Everyone
from almanac.indicators.measure import shown, value
from almanac.indicators.rows import Row, number_of
from almanac.tables.ask import COMPARE, STANDARDS, months_before
from almanac.texts import text
from almanac.texts.formats import change as change_words
from almanac.texts.formats import day as day_words
from almanac.texts.formats import is_missing, number, signed
from almanac.texts.formats import month as month_words
from almanac.texts.formats import shown as rounded

Pair = tuple[list[Row], list[Row], bool]
Kind = Literal["points", "growth"]
SUMS = ("numerator", "denominator", "squares")


def change(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds before, change, its words (change_text, change_said), change_note on what it rests, basis, and both names.

    A row is held against the month in its `compared_with`, else the one chosen; it may bring its own pair. Against
    a standard `before` is that. The sums behind `before`, where it has any, are then_numerator and so on.
    """
    if context.compare in STANDARDS and any("compared_with" in row or "alike_numerator" in row for row in rows):
        context = replace(context, compare=next(iter(COMPARE)))
    if context.compare in STANDARDS:
        both = zip(rows, standard(rows, indicator, context), strict=True)
        return [row | _against(row, then, indicator, context) for row, then in both]
    found = _measures(rows, indicator, context)
    return [row | _changed(row, found, indicator, context) for row in rows]


def compared(indicator: Indicator | None, compare: str) -> str:
    """With what a value is compared: one that grows from January on only with the same month of last year."""
    is_since = indicator is not None and indicator.time == "year_to_date"
    return "year" if is_since and compare not in STANDARDS else compare


def _short(amount: float, indicator: Indicator) -> str:
    """A change with its sign: in points for a proportion, else in per cent."""
    return signed(amount, indicator.decimals) if _in_points(indicator) else f"{signed(amount)}%"


def _against(row: Row, then: Mapping[str, float | None], indicator: Indicator, context: Context) -> Row:
    """What is said of one row's gap to a standard."""
    known = number_of(row, "value") if row["shown"] == "compare" else None
    amount, kind = _difference(known, then["value"], indicator)
    said = change_words(amount, f"above_{kind}", context.language, indicator.decimals if kind == "points" else 1)
    names = _ends(row, then_word(context.compare, date.min, context.config, context.language), context)
    return _worded(row, then, (amount, said), "", indicator, context) | names


def _worded(
    row: Row,
    then: Mapping[str, float | None],
    change: tuple[float | None, str],
    note: str,
    indicator: Indicator,
    context: Context,
) -> Row:
    """The columns of a change: the value before and its sums, the change and its words."""
    amount, said = change
    period = compare_word(compared(indicator, context.compare), context.config, context.language)
    pair = (said, period) if context.language == "en" and context.compare in STANDARDS else (period, said)
    return {f"then_{name}": then.get(name) for name in SUMS} | {
        "before": then["value"],
        "before_text": number(then["value"], indicator.decimals, grouped=True),
        "change_short": "" if amount is None else _short(amount, indicator),
        "change": amount,
        "change_text": said,
        "change_said": "" if amount is None else " ".join(pair),
        "change_note": note,
        "basis": text("clause", context.language).join(part for part in (row["ratio"], note) if part),
    }


def _changed(row: Row, found: Everyone, indicator: Indicator, context: Context) -> Row:
    """What is said of one row's change."""
    now, before, differ = _pair(row, found, indicator, context)
    known, earlier = (_compared_value(those, indicator, context) for those in (now, before))
    note = _note(len(now) if differ else 0, context) if known is not None and earlier is not None else ""
    if known is not None and earlier is not None and (newest := unfinished(row, indicator, context)):
        earlier = earlier if indicator.time == "year_to_date" else None
        word = "unfinished" if earlier is None else "unfinished_year"
        running = text(word, context.language, day=day_words(newest, context.language))
        note = running if earlier is None or not note else text("clause", context.language).join((note, running))
    note = note or ("" if now else _unlike(row, found, indicator, context))
    amount, kind = _difference(known, earlier, indicator)
    decimals = indicator.decimals if kind == "points" else 1
    said = change_words(amount, kind, context.language, decimals)
    then = {name: _sum(number_of(one, name) for one in before) for name in SUMS} | {"value": earlier}
    day = max((_about(one) for one in before if "as_of" in one), default=None)
    names = _ends(row, "" if day is None else month_words(day, context.language), context)
    return _worded(row, then, (amount, said), note, indicator, context) | names


def _ends(row: Row, then: str, context: Context) -> Row:
    """What the two values are called: before_name, and now_name, the month that the row's value is about."""
    about = None if is_missing(row["as_of"]) else _about(row)
    return {"before_name": then, "now_name": month_words(about, context.language) if about else ""}


def _about(row: Row) -> date:
    """The month that a row's value is about."""
    return _day(row) if is_missing(row.get("period")) else pd.Timestamp(row["period"]).date()


def _pair(row: Row, found: Everyone, indicator: Indicator, context: Context) -> Pair:
    """The rows to be summed for the month and for the earlier one, and whether the two months differ in units.

    None where one of the two is hidden, or of all units one that stands in one month only: the rest tells it.
    """
    if "alike_numerator" in row:
        own = {"numerator": row["alike_numerator"], "denominator": None}
        then = {"numerator": row["before_numerator"], "denominator": None}
        return [own], [then], False
    unit, city = str(row["unit_code"]), context.config.city.code
    now, before = _in(found, _day(row), row), _in(found, _earlier(row, indicator, context), row)
    is_sum = unit == city and not is_missing(now.get(city, {}).get("units_reported"))
    alike = sorted(_alike(now, before) - {city} if is_sum else _alike(now, before) & {unit})
    told = [month[one] for month in (now, before) for one in month.keys() - set(alike) if is_sum]
    told += [month[unit] for month in (now, before) if unit in month]
    if unit not in now or unit not in before or any(one["suppressed"] for one in told):
        return [], [], False
    differ = is_sum and len({*now, *before} - {city}) > len(alike)
    return [now[one] for one in alike], [before[one] for one in alike], differ


def _alike(now: Mapping[str, Row], before: Mapping[str, Row]) -> set[str]:
    """The units that have a value in both months, about like periods."""
    both = {one for one in now.keys() & before.keys() if None not in (now[one]["numerator"], before[one]["numerator"])}
    return {one for one in both if _behind(now[one]) == _behind(before[one])}


def _behind(row: Row) -> int:
    """How many months the value of a row lies behind the month that it is shown for."""
    shown_for, about = _day(row), _about(row)
    return 12 * (shown_for.year - about.year) + shown_for.month - about.month


def _measures(rows: list[Row], indicator: Indicator, context: Context) -> Everyone:
    """Every unit's measures, where a row is held against a month."""
    is_held = any(not is_missing(row["as_of"]) and "alike_numerator" not in row for row in rows)
    return context.everyone(indicator.id) if is_held else {}


def _in(found: Everyone, day: date, row: Row) -> Mapping[str, Row]:
    """The units in a month, of the row's part."""
    return found.get((pd.Timestamp(day), str(row["part"])), {})


def _day(row: Row) -> date:
    return pd.Timestamp(row["as_of"]).date()


def _earlier(row: Row, indicator: Indicator, context: Context) -> date:
    """The month with which a row is compared."""
    if not is_missing(row.get("compared_with")) and indicator.time != "year_to_date":
        return pd.Timestamp(row["compared_with"]).date()
    is_year = compared(indicator, context.compare) == "year"
    return months_before(_day(row), COMPARE["year"] if is_year else context.back)


def _compared_value(rows: list[Row], indicator: Indicator, context: Context) -> float | None:
    """The value of rows taken together; none where its base is too small to be compared."""
    x, n = (_sum(number_of(row, name) for row in rows) for name in ("numerator", "denominator"))
    is_large = shown(x, n, indicator, context.config.small_numbers) == "compare"
    return value(x, n, indicator) if is_large else None


def _sum(numbers: Iterable[float | None]) -> float | None:
    """The sum; None of nothing, and where one of the numbers is not known."""
    known = list(numbers)
    return sum(filter(None, known)) if known and None not in known else None


def _note(units: int, context: Context) -> str:
    """Over how many units a change is, where the two months differ in units."""
    return text("alike_units", context.language, count=units, whole=len(context.config.units)) if units else ""


def _unlike(row: Row, found: Everyone, indicator: Indicator, context: Context) -> str:
    """Why two values are not compared: one is carried from further back than the other, so they mean unlike periods."""
    days, unit = (_day(row), _earlier(row, indicator, context)), str(row["unit_code"])
    both = [own[unit] for day in days if unit in (own := _in(found, day, row))]
    if len({_behind(one) for one in both}) < 2:
        return ""
    now, then = (month_words(_about(one), context.language) for one in both)
    return text("same_period" if now == then else "unlike_periods", context.language, now=now, then=then)


def unfinished(row: Row, indicator: Indicator, context: Context) -> date | None:
    """The newest day, where the row's amount is of a month that is still running: the last month of all, not whole."""
    adds_up = indicator.time in ("flow", "year_to_date") and indicator.kind != "proportion"
    if not adds_up or not indicator.sources or "alike_numerator" in row:
        return None
    months = context.fetch("months", {})["as_of"]
    if _day(row) != months.iloc[-1].date():
        return None
    reach = context.fetch("reach", {"sources": list(indicator.sources)})
    here = reach[reach["as_of"] == months.iloc[-1]]["newest"]
    newest = here.iloc[0].date() if len(here) else None
    return newest if newest and newest < _day(row) else None


def _in_points(indicator: Indicator) -> bool:
    """Whether two values differ by percentage points: shares do, and means of points."""
    return indicator.kind == "proportion" or indicator.in_points


def _difference(now: float | None, before: float | None, indicator: Indicator) -> tuple[float | None, Kind]:
    """The change and the kind of its words: percentage points for a proportion, else per cent of what was."""
    is_rate = _in_points(indicator)
    kind: Kind = "points" if is_rate else "growth"
    if now is None or before is None or (not is_rate and before <= 0):
        return None, kind
    if is_rate:
        return rounded(now, indicator.decimals) - rounded(before, indicator.decimals), kind
    return 100 * (now / before - 1), kind
