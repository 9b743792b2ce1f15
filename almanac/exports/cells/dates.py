"""Dates, months and quarters: four-digit years first, nothing guessed."""

import re
from datetime import date, datetime, timedelta
from functools import cache

from almanac.exports.cells.broken import Broken
from almanac.exports.cells.tidy import compact
from almanac.exports.words import words

_FIRST_SERIAL, _LAST_SERIAL = 17899, 49674  # 1949-01-01 and 2035-12-31 as Excel counts days
_EPOCH = date(1899, 12, 30)
_TIME = re.compile(r"(?:T|\s+)[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?(?:Z|[+-][0-9]{2}:?[0-9]{2})?$")
_TWO_DIGIT = re.compile(r"'?[0-9]{2}[-/.][0-9]{1,2}[-/.][0-9]{1,2}")
_DAY_FIRST = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:[0-9]{4}|[0-9]{2})")
_SHORT = re.compile(r"[0-9]{1,2}[-/.][0-9]{1,2}|[0-9]{4}[-/.][0-9]{1,2}|[0-9]{4}|[0-9]{6}")
_LETTERED = re.compile(r"[0-9]{1,2}-[A-Za-z]{3}(?:-[0-9]{2,4})?|[A-Za-z]{3}-[0-9]{2,4}")


@cache
def _forms() -> dict[str, re.Pattern[str]]:
    """The ways to write a date, a month and a quarter."""
    said, quarters = words().dates, words().quarters
    day = "|".join(said.day)
    year_word, month_word = said.year, said.month
    either = "|".join
    return {
        "date": re.compile(
            rf"([0-9]{{4}})(?:([-/.])([0-9]{{1,2}})\2([0-9]{{1,2}})"
            rf"|{year_word}([0-9]{{1,2}}){month_word}([0-9]{{1,2}})(?:{day})?|([0-9]{{2}})([0-9]{{2}}))"
        ),
        "month": re.compile(
            rf"([0-9]{{4}})(?:[-/.]([0-9]{{1,2}})|{year_word}([0-9]{{1,2}}){month_word}(?:{said.month_tail})?|([0-9]{{2}}))"
        ),
        "quarter": re.compile(
            rf"([0-9]{{4}})(?:{year_word})?[-/.]?(?:{either(quarters.marks)})({either(quarters.digits)})(?:{either(quarters.tails)})",
            re.IGNORECASE,
        ),
        "incomplete": re.compile(
            rf"(?:[0-9]{{2,4}}{year_word})?[0-9]{{1,2}}{month_word}(?:[0-9]{{1,2}}(?:{day})?)?|[0-9]{{2,4}}{year_word}"
        ),
        "short_year": re.compile(rf"[0-9]{{2}}{year_word}.*"),
    }


def read_date(text: str) -> date | Broken:
    """The day that a text writes."""
    tight = compact(_TIME.sub("", text))
    found = _forms()["date"].fullmatch(tight)
    if found:
        year, month, day = (int(part) for part in found.group(1, 3, 4, 5, 6, 7, 8) if part)
        return _day(year, month, day)
    if tight.isascii() and tight.isdigit():
        return _from_digits(tight)
    return Broken(_why_no_date(tight))


def read_month(text: str) -> date | Broken:
    """The last day of the month that a text writes."""
    tight = compact(_TIME.sub("", text))
    found = _forms()["month"].fullmatch(tight)
    if found and re.fullmatch(r"[0-9]{4}\.1", tight):
        return Broken("ambiguous_month")
    if found and not (len(tight) == 5 and tight.isdigit()):
        return _month_end(int(found[1]), int(found[2] or found[3] or found[4]))
    whole = read_date(text)
    if isinstance(whole, date):
        return _month_end(whole.year, whole.month)
    is_telling = whole.rule in ("two_digit_year", "day_first", "no_such_date")
    return whole if is_telling else Broken("not_a_month")


def read_quarter(text: str) -> date | Broken:
    """The last day of the quarter that a text writes."""
    tight = compact(text)
    found = _forms()["quarter"].fullmatch(tight)
    if found and re.fullmatch("[0-9]{5}", tight) is None:
        return _month_end(int(found[1]), 3 * words().quarters.digits[found[2]])
    whole = read_date(text)
    if isinstance(whole, date) and whole == _month_end(whole.year, whole.month) and whole.month % 3 == 0:
        return whole
    return Broken("not_a_quarter")


def _from_digits(digits: str) -> date | Broken:
    """A day from Excel's day number, which has five digits."""
    if len(digits) == 5 and _FIRST_SERIAL <= int(digits) <= _LAST_SERIAL:
        return _EPOCH + timedelta(days=int(digits))
    return Broken("incomplete_date" if len(digits) == 6 and digits[:2] in ("19", "20") else "not_a_serial")


def _day(year: int, month: int, day: int) -> date | Broken:
    try:
        return date(year, month, day) if 1900 <= year <= 2100 else Broken("no_such_date")
    except ValueError:
        return Broken("no_such_date")


def _month_end(year: int, month: int) -> date | Broken:
    if not (1 <= month <= 12 and 1900 <= year <= 2100):
        return Broken("no_such_date")
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _why_no_date(text: str) -> str:
    """The rule that tells best why a text is no date."""
    if _forms()["short_year"].fullmatch(text):
        return "two_digit_year"
    if _forms()["incomplete"].fullmatch(text) or _SHORT.fullmatch(text):
        return "incomplete_date"
    if _DAY_FIRST.fullmatch(text):
        return "day_first" if re.fullmatch(".*[0-9]{4}", text) else "two_digit_year"
    if _TWO_DIGIT.fullmatch(text) or _LETTERED.fullmatch(text):
        return "two_digit_year"
    return "not_a_date"


def today() -> date:
    """The day of the refresh."""
    return datetime.now().date()
