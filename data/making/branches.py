"""The Party branches and shared sites: which there are, from when to when, and the level each one ends in."""

from dataclasses import dataclass

import numpy as np

from making.chance import generator, pick, ranks, share_out
from making.city import LEVELS, UNITS

UNRATED, BELOW, STANDARD, COUNTY, CITY, PROVINCE = range(6)
LEVEL_WORDS = np.array(["未评", "未达标", "达标", "县级示范", "市级示范", "省级示范"], dtype=object)
FOUNDED, MERGED = 24, 16  # in the months of the sample, at scale 1
STAYS = 99
KINDS = {"退休": 40, "离退休合编": 24, "与在职合编": 10, "社区": 16, "离休": 4, "社团功能型": 4, "流动/异地": 2}


@dataclass(frozen=True)
class Sites:
    """Shared sites: code, unit, and number inside the unit."""

    codes: np.ndarray
    unit: np.ndarray
    number: np.ndarray


@dataclass(frozen=True)
class Branches:
    """One row a branch; `merged` is the quarter in which it is reported as merged, STAYS where it is not."""

    codes: np.ndarray
    unit: np.ndarray
    number: np.ndarray
    founded: np.ndarray
    merged: np.ndarray
    merged_into: np.ndarray
    grade: np.ndarray
    kind: np.ndarray
    members: np.ndarray
    venue: np.ndarray
    site: np.ndarray
    sites: Sites

    @property
    def stays(self) -> np.ndarray:
        """Those still there on the last day."""
        return self.merged == STAYS


def _sites(scale: int) -> Sites:
    """The city's shared sites, numbered through."""
    unit = np.repeat(np.arange(len(UNITS)), [u.sites * scale for u in UNITS])
    number = np.concatenate([np.arange(1, u.sites * scale + 1) for u in UNITS])
    codes = np.array([f"ZD-{i:04d}" for i in range(1, len(unit) + 1)], dtype=object)
    return Sites(codes, unit, number)


def _units(scale: int) -> tuple[np.ndarray, np.ndarray]:
    """(unit, whether it stays) of every branch that ever was, unit by unit."""
    sizes = np.array([u.branches for u in UNITS])
    merged = share_out(MERGED * scale, sizes)
    unit = np.repeat(np.arange(len(UNITS)), sizes * scale + merged)
    stays = np.concatenate([np.arange(n * scale + m) < n * scale for n, m in zip(sizes, merged, strict=True)])
    return unit, stays


def _grades(chance: np.random.Generator, unit: np.ndarray, stays: np.ndarray, scale: int) -> np.ndarray:
    """The level on the last day, exact per unit; merged ones count as below."""
    grade = np.full(len(unit), BELOW)
    for index, counts in enumerate(LEVELS):
        rows = chance.permutation(np.flatnonzero((unit == index) & stays))
        grade[rows] = np.repeat(np.arange(6), np.array(counts) * scale)
    return grade


def _founded(chance: np.random.Generator, grade: np.ndarray, stays: np.ndarray, scale: int) -> np.ndarray:
    """Founding dates: most long ago; the new ones, not rated yet, between February 2021 and February 2022."""
    dates = np.datetime64("1998-01-05") + np.floor(chance.beta(2.2, 1.2, len(grade)) * 8250).astype(int)
    new = chance.choice(np.flatnonzero((grade == UNRATED) & stays), FOUNDED * scale, replace=False)
    dates[new] = np.datetime64("2021-02-03") + chance.integers(0, 370, len(new))
    return dates


def _members(chance: np.random.Generator, unit: np.ndarray, stays: np.ndarray, scale: int) -> np.ndarray:
    """Members on the last day: from nine up, exact per unit."""
    members = chance.integers(9, 20, len(unit))
    for index, facts in enumerate(UNITS):
        rows = np.flatnonzero((unit == index) & stays)
        members[rows] = 9 + share_out(facts.members * scale - 9 * len(rows), 8 + 32 * chance.beta(2, 3, len(rows)))
    return members


def _venues(chance: np.random.Generator, unit: np.ndarray, sites: Sites) -> tuple[np.ndarray, np.ndarray]:
    """(kind of venue, row of the shared site or −1)."""
    venue = pick(chance, {"自有": 50, "共享": 44, "无": 6}, len(unit))
    site = np.full(len(unit), -1)
    for index in range(len(UNITS)):
        rows, choice = np.flatnonzero((unit == index) & (venue == "共享")), np.flatnonzero(sites.unit == index)
        site[chance.permutation(rows)] = choice[np.arange(len(rows)) % len(choice)]
    return venue, site


def make_branches(seed: int, scale: int) -> Branches:
    """Every branch that stood in any quarter."""
    chance, sites = generator(seed, "branches"), _sites(scale)
    unit, stays = _units(scale)
    number = np.concatenate([np.arange(1, n + 1) for n in np.bincount(unit)])
    grade = _grades(chance, unit, stays, scale)
    into = np.full(len(unit), -1)
    for row in np.flatnonzero(~stays):
        into[row] = chance.choice(np.flatnonzero((unit == unit[row]) & stays))
    venue, site = _venues(chance, unit, sites)
    return Branches(
        codes=np.array([f"ZB{UNITS[u].code}-{n:04d}" for u, n in zip(unit, number, strict=True)], dtype=object),
        unit=unit,
        number=number,
        founded=_founded(chance, grade, stays, scale),
        merged=np.where(stays, STAYS, 1 + np.floor(ranks(chance, stays * 1) * 5).astype(int)),
        merged_into=into,
        grade=grade,
        kind=pick(chance, KINDS, len(unit)),
        members=_members(chance, unit, stays, scale),
        venue=venue,
        site=site,
        sites=sites,
    )
