"""Months along an axis: their places, and which of them are named."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from typing import Any

from almanac.figures.picture import say

STRIDES = (1, 2, 3, 6, 12, 24, 60, 120)


def month_of(day: Any) -> int:
    """The number of a month, counted through the years, from a date of any library or its words."""
    if isinstance(day, str):
        day = date.fromisoformat(day[:10])
    return int(day.year) * 12 + int(day.month) - 1


def stride_for(months: int, room: float, label: float) -> int:
    """Every how many months one can be named in so many pixels."""
    return next((step for step in STRIDES if months / step * label <= room), STRIDES[-1])


def named_months(first: int, last: int, stride: int, end: bool) -> list[int]:
    """The months that are named, January among them; none so close to the end that it would touch its label."""
    found = [month for month in range(first, last + 1) if month % 12 % stride == 0]
    return [month for month in found if not end or last - month >= max(stride * 0.7, 1)]


def month_words(month: int, language: str, year: bool) -> str:
    """A month as an axis names it, with its year where that is wanted."""
    name = say("months", language).split()[month % 12]
    return say("year_month" if year else "month", language, year=month // 12, month=month % 12 + 1, name=name)


def ticks(months: Sequence[int], language: str, stride: int, end: bool) -> list[tuple[int, str]]:
    """The named months and their words; years are said where there is more than one."""
    found = named_months(months[0], months[-1], stride, end)
    years = months[0] // 12 != months[-1] // 12
    return [(m, month_words(m, language, years and (m == found[0] or m % 12 == 0))) for m in found]


def day_words(day: Any, language: str, month: int) -> str:
    """A day as an axis names it; nothing where it is another month's or the last of its own."""
    number = int(day.day)
    if month_of(day) != month or number == monthrange(month // 12, month % 12 + 1)[1]:
        return ""
    name = say("months", language).split()[month % 12]
    return say("day", language, month=month % 12 + 1, day=number, name=name)
