"""The assessment rounds, from the end of 2020 on: when each branch was assessed, and whether it passed."""

from dataclasses import dataclass

import numpy as np

from making.branches import BELOW, CITY, COUNTY, STANDARD, UNRATED, Branches
from making.chance import generator
from making.city import IMPROVING
from making.timeline import workdays

# Branches of 1,500 that have reached the standard, by month; −2 and −1 are November and December 2020.
REACHED = {-2: 430, -1: 852, 2: 858, 3: 868, 4: 884, 5: 904, 6: 920, 9: 956, 10: 1004, 11: 1058, 12: 1073}
REACHED |= {13: 1087, 14: 1097, 15: 1106, 16: 1141, 17: 1195, 18: 1237, 19: 1270}
FALLS = {14: 1, 15: 1, 16: 2, 17: 2, 18: 2}  # passed once, and not the last time
ROUNDS = ((-2, -1), (2, 3, 4, 5, 6), (9, 10, 11, 12), (13, 14, 15, 16, 17, 18, 19))
WEIGHTS = ((0.5, 0.5), (0.15, 0.25, 0.25, 0.2, 0.15), (0.25, 0.35, 0.35, 0.05))
WEIGHTS += ((0.05, 0.07, 0.08, 0.2, 0.26, 0.22, 0.12),)
NEVER = 99
NONE = np.datetime64("NaT", "D")


@dataclass(frozen=True)
class Rounds:
    """Per branch and round: the day of assessment (NaT: none accepted) and whether it passed."""

    dates: np.ndarray
    passed: np.ndarray


def _slots(scale: int) -> np.ndarray:
    """The months in which branches first pass, in order: what is gained plus what falls away."""
    before, slots = 0, []
    for month, reached in REACHED.items():
        slots += [month] * ((reached - before + FALLS.get(month, 0)) * scale)
        before = reached
    return np.array(slots)


def _first_passes(chance: np.random.Generator, branches: Branches, falling: np.ndarray, scale: int) -> np.ndarray:
    """The month in which each branch first passes, or NEVER: demonstration branches early, one unit late but fast."""
    lateness = chance.random(len(branches.unit)) + (branches.unit == IMPROVING) * 0.25
    lateness[branches.grade >= COUNTY] -= 3
    lateness[branches.grade >= CITY] -= 3
    lateness[falling] = chance.random(len(falling)) * 0.4
    passing = np.flatnonzero((branches.grade >= STANDARD) & branches.stays)
    passing = np.concatenate([passing, falling])
    first = np.full(len(branches.unit), NEVER)
    first[passing[np.argsort(lateness[passing], kind="stable")]] = _slots(scale)
    return first


def make_rounds(branches: Branches, seed: int, scale: int) -> Rounds:
    """Four rounds for every branch but the unrated ones; the city's share climbs month by month."""
    chance = generator(seed, "rounds")
    below = np.flatnonzero((branches.grade == BELOW) & branches.stays)
    falling = chance.choice(below, sum(FALLS.values()) * scale, replace=False)
    first = _first_passes(chance, branches, falling, scale)
    gone = ~branches.stays
    first[gone] = np.where(chance.random(gone.sum()) < 0.6, -1, NEVER)
    months, passed = np.empty((len(first), len(ROUNDS)), int), np.empty((len(first), len(ROUNDS)), bool)
    for i, (choice, weights) in enumerate(zip(ROUNDS, WEIGHTS, strict=True)):
        here = np.isin(first, choice)
        months[:, i] = np.where(here, first, chance.choice(choice, len(first), p=weights))
        passed[:, i] = first <= choice[-1]
    fall_months = np.repeat(list(FALLS), [n * scale for n in FALLS.values()])
    months[falling, -1], passed[falling, -1] = fall_months, False
    dates = _days(chance, months)
    dates[branches.grade == UNRATED] = NONE
    dates[gone, 3] = NONE
    dates[gone & (branches.merged < 4), 2] = NONE
    dates[gone & (branches.merged < 3), 1] = NONE
    return Rounds(dates, passed & ~np.isnat(dates))


def _days(chance: np.random.Generator, months: np.ndarray) -> np.ndarray:
    """A working day in each of these months."""
    dates = np.empty(months.shape, dtype="datetime64[D]")
    for month in np.unique(months):
        here = months == month
        dates[here] = chance.choice(workdays(month), here.sum())
    return dates
