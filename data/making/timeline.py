"""The dates of the sample: January 2021 to 25 August 2022, in months, quarters and days."""

from datetime import date, timedelta

import numpy as np

FIRST_DAY, LAST_DAY = date(2021, 1, 1), date(2022, 8, 25)
MONTHS = tuple((2021 + i // 12, i % 12 + 1) for i in range(20))


def month_end(year: int, month: int) -> date:
    """The last day of a month, or the last day of the sample in its last month."""
    after = date(year + month // 12, month % 12 + 1, 1)
    return min(after - timedelta(days=1), LAST_DAY)


MONTH_STARTS = tuple(date(year, month, 1) for year, month in MONTHS)
SNAPSHOTS = tuple(month_end(year, month) for year, month in MONTHS)
QUARTERS = tuple((2021 + i // 4, i % 4 + 1) for i in range(7))
QUARTER_MONTHS = (2, 5, 8, 11, 14, 17, 19)  # the index in MONTHS of each quarter's last month
QUARTER_ENDS = tuple(SNAPSHOTS[i] for i in QUARTER_MONTHS)
EPIDEMIC = (14, 15, 16)  # March to May 2022

CHINESE_QUARTERS = ("一季度", "二季度", "三季度", "四季度")


def day(value: date) -> np.datetime64:
    """A date as numpy's day."""
    return np.datetime64(value, "D")


def workdays(month: int, first: int = 2, last: int = 26) -> np.ndarray:
    """Mondays to Fridays between two days of a month (−1: December 2020); never near its end: months stay apart."""
    start = date(2021 + month // 12, month % 12 + 1, 1)
    end = month_end(start.year, start.month)
    days = [start.replace(day=d) for d in range(first, min(last, end.day - 2) + 1)]
    return np.array([d for d in days if d.weekday() < 5], dtype="datetime64[D]")


def month_of(days: np.ndarray) -> np.ndarray:
    """The index in MONTHS of each day; NaT gives a negative number."""
    return days.astype("datetime64[M]").astype(int) - np.datetime64("2021-01", "M").astype(int)


def quarter_parts(days: np.ndarray) -> list[tuple[int, int, date, np.ndarray]]:
    """(year, quarter, last day, rows) for each quarter of the sample."""
    quarter = month_of(days) // 3
    return [
        (year, number, end, np.flatnonzero(quarter == i))
        for i, ((year, number), end) in enumerate(zip(QUARTERS, QUARTER_ENDS, strict=True))
    ]
