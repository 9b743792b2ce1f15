"""When each lixiu cadre's plan was last updated, so that the valid ones per unit and month come out right."""

import numpy as np

from making.chance import generator, ranks
from making.city import HAVE, IMPROVING, LAST_MONTH, PLANS_IN_JULY, UNITS
from making.people import ABSENT, CITY_PLANS, LEAVES_WITH_PLAN, LEAVES_WITHOUT, PROGRESS, People
from making.timeline import MONTHS, SNAPSHOTS, workdays

JULY, AUGUST = 18, 19
CATCHING_UP = 0.12  # how much further back one unit starts; the others make up for it
NONE = np.datetime64("NaT", "D")


def months_before(snapshot: int, months: int) -> np.datetime64:
    """The same day of the month, so many months earlier; the month's last day where there is no such day."""
    end = SNAPSHOTS[snapshot]
    first = np.datetime64(f"{end:%Y-%m}", "M") - months
    length = ((first + 1).astype("datetime64[D]") - first.astype("datetime64[D]")).astype(int)
    return first.astype("datetime64[D]") + (min(end.day, length) - 1)


def is_valid(dates: np.ndarray, snapshot: int) -> np.ndarray:
    """A plan is valid for 12 months from its date."""
    return dates >= months_before(snapshot, 12)


def _shares() -> np.ndarray:
    """Plan coverage per unit and month to aim at; one unit starts low and catches up."""
    ends = np.array([have / unit.lixiu for have, unit in zip(HAVE["plan"], UNITS, strict=True)])
    starts = ends - (CITY_PLANS[-1] - CITY_PLANS[0]) / 100 + CATCHING_UP / 13
    starts[IMPROVING] -= CATCHING_UP
    return starts[:, None] + (ends - starts)[:, None] * np.array(PROGRESS)


def _first_dates(chance: np.random.Generator, people: People, shares: np.ndarray) -> np.ndarray:
    """Plan dates before January 2021: valid ones spread over twelve months, older ones, and none."""
    count, start = len(people.keys), np.datetime64("2020-02-03")
    dates = start + chance.integers(0, 355, count)
    days = dates - dates.astype("datetime64[M]").astype("datetime64[D]")
    dates = np.where(days.astype(int) > 25, dates - 6, dates)
    home = people.unit.max(axis=1)
    there = people.unit[:, 0] != ABSENT
    fixed = np.where(people.leaving == LEAVES_WITHOUT, 1.0, np.where(people.leaving == LEAVES_WITH_PLAN, 0.0, np.nan))
    place = np.where(np.isnan(fixed), ranks(chance, home * 2 + there), fixed)
    invalid = place >= shares[home, 0]
    old = np.where(chance.random(count) < 0.5, dates - 460, NONE)
    return np.where(invalid, old, dates)


def _wanted(people: People, shares: np.ndarray, unit: int, month: int, scale: int) -> int:
    """How many valid plans a unit aims at; exact in July and August 2022, never above July's number before it."""
    if month == AUGUST:
        return HAVE["plan"][unit] * scale
    if month == JULY:
        return PLANS_IN_JULY[unit] * scale
    there = int((people.unit[:, month] == unit).sum())
    aim = round(shares[unit, month] * there)
    return min(aim, PLANS_IN_JULY[unit] * scale) if month > 6 else aim


def _to_update(
    chance: np.random.Generator,
    people: People,
    dates: np.ndarray,
    unit: int,
    month: int,
    scale: int,
    shares: np.ndarray,
) -> np.ndarray:
    """Who gets a new plan this month: expiring ones but a few that lapse, then people without one."""
    wanted = _wanted(people, shares, unit, month, scale)
    there = (people.unit[:, month] == unit) & (people.leaving != LEAVES_WITHOUT)
    valid, before = is_valid(dates, month), is_valid(dates, month - 1)
    must = np.flatnonzero(there & ~valid & (people.leaving == LEAVES_WITH_PLAN))
    expired = chance.permutation(np.flatnonzero(there & ~valid & before & (people.leaving != LEAVES_WITH_PLAN)))
    without = chance.permutation(np.flatnonzero(there & ~valid & ~before & (people.leaving != LEAVES_WITH_PLAN)))
    missing = max(wanted - int((there & valid).sum()), 0)
    lapse = min(LAST_MONTH[unit][2] * scale if month == AUGUST else round(len(expired) * 0.1), len(expired))
    queue = np.concatenate([must, expired[lapse:], without, expired[:lapse]])
    return queue[: max(missing, len(must))]


def make_plans(people: People, seed: int, scale: int) -> np.ndarray:
    """The date of each person's newest plan at each snapshot (NaT: none yet)."""
    chance, shares = generator(seed, "plans"), _shares()
    dates = _first_dates(chance, people, shares)
    by_month = np.full((len(dates), len(MONTHS)), NONE)
    by_month[:, 0] = dates
    for month in range(1, len(MONTHS)):
        arrived = (people.unit[:, month] != ABSENT) & (people.unit[:, month - 1] == ABSENT)
        dates[arrived] = chance.choice(workdays(max(month - 4, 0)), arrived.sum())
        for unit in range(len(UNITS)):
            rows = _to_update(chance, people, dates, unit, month, scale, shares)
            dates[rows] = chance.choice(workdays(month, last=23), len(rows))
        if 15 <= month < AUGUST:
            _renew_early(chance, people, dates, month)
        by_month[:, month] = dates
    return by_month


def _renew_early(chance: np.random.Generator, people: People, dates: np.ndarray, month: int) -> None:
    """In the campaign of 2022 some plans are renewed before they expire; changes `dates` in place."""
    old = is_valid(dates, month) & (dates < months_before(month, 8)) & (people.unit[:, month] != ABSENT)
    rows = np.flatnonzero(old & (chance.random(len(dates)) < 0.08))
    dates[rows] = chance.choice(workdays(month, last=23), len(rows))
