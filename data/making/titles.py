"""Demonstration titles of the first batches: which branch was named when, and the one whose title was revoked."""

from dataclasses import dataclass

import numpy as np

from making.branches import CITY, COUNTY, PROVINCE, STANDARD, Branches
from making.chance import generator
from making.city import UNITS
from making.rounds import Rounds

CITY_NAMED, PROVINCE_NAMED = np.datetime64("2021-06-25"), np.datetime64("2021-12-16")
REVOKED = np.datetime64("2022-07-27")
NEVER = np.datetime64("2100-01-01")


@dataclass(frozen=True)
class Titles:
    """One row a naming: branch, level (COUNTY, CITY, PROVINCE), batch, the day it was named and the day it ended."""

    branch: np.ndarray
    level: np.ndarray
    batch: np.ndarray
    named: np.ndarray
    ended: np.ndarray


def make_titles(branches: Branches, rounds: Rounds, seed: int, scale: int) -> Titles:
    """Namings from June 2021 to June 2022; a branch of the province was named by the city before."""
    chance = generator(seed, "titles")
    city, province = np.flatnonzero(branches.grade >= CITY), np.flatnonzero(branches.grade == PROVINCE)
    always = rounds.passed.all(axis=1) & (branches.grade == STANDARD)
    revoked = chance.choice(np.flatnonzero(always), scale, replace=False)
    county = np.concatenate([np.flatnonzero(branches.grade == COUNTY), revoked])
    batch = np.where(chance.random(len(county)) < 0.6, 1, 2)
    batch[len(county) - scale :] = 1
    days = np.array([["2021-06-10", "2022-05-16"]], dtype="datetime64[D]") + chance.integers(0, 42, (len(UNITS), 2))
    ended = [np.full(len(county), NEVER), np.full(len(city) + len(province), NEVER)]
    ended[0][len(county) - scale :] = REVOKED
    return Titles(
        branch=np.concatenate([county, city, province]),
        level=np.repeat([COUNTY, CITY, PROVINCE], [len(county), len(city), len(province)]),
        batch=np.concatenate([batch, np.ones(len(city) + len(province), int)]),
        named=np.concatenate(
            [
                days[branches.unit[county], batch - 1],
                np.full(len(city), CITY_NAMED),
                np.full(len(province), PROVINCE_NAMED),
            ]
        ),
        ended=np.concatenate(ended),
    )


def level_on(day: np.datetime64, branches: Branches, rounds: Rounds, titles: Titles) -> np.ndarray:
    """Each branch's level by a day: its highest title, else what its newest assessment says."""
    level = np.zeros(len(branches.unit), int)
    for i in range(rounds.dates.shape[1]):
        known = rounds.dates[:, i] <= day
        level[known] = np.where(rounds.passed[known, i], STANDARD, 1)
    held = (titles.named <= day) & (titles.ended > day)
    np.maximum.at(level, titles.branch[held], titles.level[held])
    return level
