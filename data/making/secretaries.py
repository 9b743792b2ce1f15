"""Branch secretaries and terms: training in the year, elections due and held."""

from dataclasses import dataclass

import numpy as np

from making.branches import Branches
from making.chance import generator, ranks
from making.city import ELECTIONS_DUE, ELECTIONS_HELD, TRAINED, UNITS
from making.timeline import workdays

NONE = np.datetime64("NaT", "D")
YOUNG = np.datetime64("2016-01-01")  # founded later: the first elections fall due last
TRAINING_MONTHS = {2021: ((2, 0.1), (3, 0.15), (4, 0.15), (5, 0.2), (8, 0.15), (9, 0.15), (10, 0.1))}
TRAINING_MONTHS[2022] = ((13, 0.04), (16, 0.08), (17, 0.36), (18, 0.32), (19, 0.2))


@dataclass(frozen=True)
class Secretaries:
    """Per branch: training days by year with hours, and the dates of terms."""

    trained: dict[int, np.ndarray]
    hours: np.ndarray
    due: np.ndarray
    held: np.ndarray
    before: np.ndarray


def _trained(chance: np.random.Generator, branches: Branches, year: int) -> np.ndarray:
    """The day of training in a year (NaT: not trained); exact per unit on 25 August 2022."""
    share = np.array([n / u.branches for n, u in zip(TRAINED, UNITS, strict=True)])
    if year == 2021:
        share = 0.88 + 0.12 * share
    months, weights = zip(*TRAINING_MONTHS[year], strict=True)
    month = chance.choice(months, len(branches.unit), p=weights)
    days = np.full(len(branches.unit), NONE)
    for index in months:
        here = month == index
        days[here] = chance.choice(workdays(index), here.sum())
    place = ranks(chance, branches.unit * 2 + branches.stays)
    return np.where(place < share[branches.unit], days, NONE)


def _due(chance: np.random.Generator, branches: Branches, scale: int) -> tuple[np.ndarray, np.ndarray]:
    """(the day an election falls due in 2021 to 2023, whether it is held late or not at all)."""
    due = np.full(len(branches.unit), NONE)
    late = np.zeros(len(branches.unit), bool)
    for index in range(len(UNITS)):
        rows = chance.permutation(np.flatnonzero((branches.unit == index) & branches.stays))
        rows = rows[np.argsort(branches.founded[rows] >= YOUNG, kind="stable")]
        now, held = ELECTIONS_DUE[index] * scale, ELECTIONS_HELD[index] * scale
        later = now + round(len(rows) * 0.08)
        last_year = later + len(rows) // 3
        due[rows[:held]] = chance.choice(_span("2022-02-21", "2022-08-19"), held)
        due[rows[held:now]] = chance.choice(_span("2022-02-21", "2022-04-29"), now - held)
        due[rows[now:later]] = chance.choice(_span("2022-09-13", "2022-12-20"), later - now)
        due[rows[later:last_year]] = chance.choice(_span("2021-02-22", "2021-12-17"), last_year - later)
        due[rows[last_year:]] = chance.choice(_span("2023-02-20", "2023-12-15"), len(rows) - last_year)
        late[rows[held:now]] = True
        late[rows[later:last_year]] = chance.random(last_year - later) < 0.07
    gone = ~branches.stays
    due[gone] = chance.choice(_span("2023-02-20", "2023-12-15"), gone.sum())
    return due, late


def _span(first: str, last: str) -> np.ndarray:
    """All days between two days."""
    return np.arange(np.datetime64(first), np.datetime64(last) + 1)


def make_secretaries(branches: Branches, seed: int, scale: int) -> Secretaries:
    """Training and elections of every branch."""
    chance = generator(seed, "secretaries")
    due, late = _due(chance, branches, scale)
    count = len(due)
    held = due - chance.integers(3, 36, count)
    delayed = due + chance.integers(120, 190, count)
    year = due.astype("datetime64[Y]").astype(int) + 1970
    never = (late & (year == 2022)) | (due > np.datetime64("2022-08-25"))
    held = np.where(never, NONE, np.where(late, delayed, held))
    before = due - 1096 - chance.integers(0, 40, count)
    young = branches.founded >= before
    return Secretaries(
        trained={year: _trained(chance, branches, year) for year in (2021, 2022)},
        hours=chance.choice([8, 16, 24, 32, 40], count, p=[0.15, 0.35, 0.3, 0.15, 0.05]),
        due=due,
        held=held,
        before=np.where(young, branches.founded, before),
    )
