"""When volunteers serve: seasons, volunteer weeks, and nobody at two services at once."""

import numpy as np

from making.city import LATE
from making.timeline import MONTH_STARTS, SNAPSHOTS

# How a year's hours to August fall on its months, and those of the months after it.
SEASON = (0.09, 0.07, 0.16, 0.12, 0.12, 0.2, 0.12, 0.12, 0.13, 0.15, 0.12, 0.1)
SEASON += (0.11, 0.08, 0.1, 0.07, 0.11, 0.26, 0.14, 0.13)
ABSENT_MONTHS = (10, 19)  # November 2021 and August 2022: the late unit has not reported
WEEKS = {5: ("2021-06-14", 0.34), 17: ("2022-06-13", 0.46)}  # first and second volunteer week
WEEK_DAYS = (0.16, 0.14, 0.14, 0.14, 0.15, 0.17, 0.1)
OPENING, STEP, STARTS = 8 * 60, 30, 11  # minutes: services start from 08:00 to 13:00, on the half hour
LONGEST_DAY = 8  # hours that one person serves on one day


def season(unit: int, months: np.ndarray) -> np.ndarray:
    """How the hours of these months fall on each of them; none on a month that a unit has not reported."""
    absent = np.isin(months, ABSENT_MONTHS) & (unit == LATE)
    return np.where(absent, 0, np.array(SEASON)[months])


def dates_of(chance: np.random.Generator, months: np.ndarray, unit: int, rows: int) -> np.ndarray:
    """Days of service: by season, many in the volunteer week."""
    share = season(unit, months)
    month = chance.choice(months, rows, p=share / share.sum())
    starts = np.array(MONTH_STARTS, dtype="datetime64[D]")[month]
    lengths = np.array([(end - start).days + 1 for start, end in zip(MONTH_STARTS, SNAPSHOTS, strict=True)])[month]
    dates = starts + np.floor(chance.random(rows) * lengths).astype(int)
    for index, (first, part) in WEEKS.items():
        inside = (month == index) & (chance.random(rows) < part)
        dates[inside] = np.datetime64(first) + chance.choice(7, int(inside.sum()), p=WEEK_DAYS)
    return dates


def starts_of(chance: np.random.Generator, rows: int) -> np.ndarray:
    """Times at which services start, in minutes since midnight."""
    return OPENING + STEP * chance.integers(0, STARTS, rows)


def _clashing(who: np.ndarray, dates: np.ndarray, start: np.ndarray, hours: np.ndarray) -> np.ndarray:
    """Rows that one person cannot serve after another one on the same day: too early, too long, or a third."""
    order = np.lexsort((start, dates, who))
    end = start[order] + hours[order] * 60
    again = (who[order][1:] == who[order][:-1]) & (dates[order][1:] == dates[order][:-1])
    early = start[order][1:] < end[:-1] + STEP
    long = hours[order][1:] + hours[order][:-1] > LONGEST_DAY
    third = np.append(False, again[:-1])
    return order[1:][again & (early | long | third)]


def apart(
    chance: np.random.Generator, who: np.ndarray, dates: np.ndarray, start: np.ndarray, hours: np.ndarray
) -> np.ndarray:
    """The same days, dealt out again among the services until nobody is at two of them at once."""
    while len(rows := _clashing(who, dates, start, hours)):
        others = chance.choice(np.setdiff1d(np.arange(len(who)), rows), len(rows), replace=False)
        dates[rows], dates[others] = dates[others], dates[rows]
    return dates
