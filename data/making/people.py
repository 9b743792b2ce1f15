"""The lixiu cadres, month by month: who is there, in which unit, and what has been done for them."""

from dataclasses import dataclass

import numpy as np

from making.chance import generator, pick, pseudonyms, ranks, share_out
from making.city import HAVE, LAST_MONTH, MUNICIPAL, NOT_APPLICABLE, UNITS
from making.timeline import SNAPSHOTS

ABSENT = -1
AT_FIRST, IN_JULY = 1190, 1009  # people in January 2021 and on 31 July 2022; 1,000 follow on 25 August
JOINED, MOVED = 7, 6  # from other cities before August 2022; between units
WINTER = (1, 1.2, 1.05, 1.0, 0.95, 0.85, 0.9, 0.9, 0.9, 0.95, 1.0, 1.2, 1.35, 1.2, 1.05, 1.0, 0.95, 0.85, 0.9)
STAYS, LEAVES_WITH_PLAN, LEAVES_WITHOUT = 0, 1, 2

# Plan coverage of the city in percent, month by month: slower in the epidemic spring, faster from May 2022.
CITY_PLANS = (
    74.2,
    75.0,
    75.8,
    76.5,
    77.8,
    78.6,
    79.9,
    81.0,
    82.2,
    83.1,
    83.8,
    84.1,
    84.9,
    85.7,
    86.1,
    86.1,
    88.0,
    90.3,
)
CITY_PLANS += (92.5, 93.3)
PROGRESS = tuple((value - CITY_PLANS[0]) / (CITY_PLANS[-1] - CITY_PLANS[0]) for value in CITY_PLANS)
AT_START = {"file": 0.86, "class": 0.78, "team": 0.77, "list": 0.68, "red": 0.21, "guarantee": 0.9, "five": 0.70}
AT_START |= {"doctor": 0.76}


@dataclass(frozen=True)
class People:
    """One row a person: keys, unit by month (or ABSENT), age on the last day, and lasting traits."""

    keys: np.ndarray
    unit: np.ndarray
    leaving: np.ndarray
    age: np.ndarray
    frailty: np.ndarray
    living: np.ndarray
    reside: np.ndarray
    is_excluded: np.ndarray
    service_class: np.ndarray
    done: dict[str, np.ndarray]

    def present(self, month: int) -> np.ndarray:
        """Rows of those on the register at a month's snapshot."""
        return np.flatnonzero(self.unit[:, month] != ABSENT)


def _stays(chance: np.random.Generator, scale: int) -> tuple[np.ndarray, np.ndarray]:
    """(unit by month, how each leaves in August 2022): those there at the end, then those who left, by month."""
    final = [unit.lixiu * scale for unit in UNITS]
    months = len(SNAPSHOTS)
    units = [np.repeat(np.arange(len(UNITS)), final)]
    spans = [np.zeros(sum(final), int)], [np.full(sum(final), months - 1)]
    for month, count in enumerate(share_out((AT_FIRST - IN_JULY + JOINED) * scale, WINTER[1:]), start=1):
        units.append(np.sort(chance.choice(len(UNITS), count, p=np.array(final) / sum(final))))
        spans[0].append(np.zeros(count, int))
        spans[1].append(np.full(count, month - 1))
    leaving = [np.full(sum(map(len, units)), STAYS)]
    for unit, (with_plan, without, _, _) in enumerate(LAST_MONTH):
        for count, how in ((with_plan * scale, LEAVES_WITH_PLAN), (without * scale, LEAVES_WITHOUT)):
            units.append(np.full(count, unit))
            spans[0].append(np.zeros(count, int))
            spans[1].append(np.full(count, months - 2))
            leaving.append(np.full(count, how))
    unit, first, last = np.concatenate(units), np.concatenate(spans[0]), np.concatenate(spans[1])
    month = np.arange(months)
    there = (month >= first[:, None]) & (month <= last[:, None])
    return np.where(there, unit[:, None], ABSENT), np.concatenate(leaving)


def _arrive_and_move(chance: np.random.Generator, unit: np.ndarray, scale: int) -> None:
    """Some of those still there came from another city or another unit; changes `unit` in place."""
    stayed = np.flatnonzero(unit[:, -1] != ABSENT)
    at_end = unit[stayed, -1]
    for index, (_, _, _, joined) in enumerate(LAST_MONTH):
        unit[stayed[at_end == index][: joined * scale], :-1] = ABSENT
    large = stayed[np.isin(at_end, (0, 1, 4, MUNICIPAL)) & (unit[stayed, -2] != ABSENT)]
    chosen = chance.choice(large, (JOINED + MOVED) * scale, replace=False)
    for person in chosen[: JOINED * scale]:
        unit[person, : chance.integers(2, 17)] = ABSENT
    for person in chosen[JOINED * scale :]:
        before = 1 if unit[person, -1] != 1 else MUNICIPAL
        unit[person, : chance.integers(3, 15)] = before


def _excluded(chance: np.random.Generator, home: np.ndarray, is_final: np.ndarray, scale: int) -> np.ndarray:
    """Who is in hospital for long or lives elsewhere: exact among those there at the end, a few of the others."""
    excluded = np.zeros(len(home), bool)
    for index, (unit, count) in enumerate(zip(UNITS, NOT_APPLICABLE, strict=True)):
        final = np.flatnonzero((home == index) & is_final)
        excluded[chance.choice(final, count * scale, replace=False)] = True
        others = (home == index) & ~is_final
        excluded |= others & (chance.random(len(home)) < count / unit.lixiu)
    return excluded


def _living(chance: np.random.Generator, excluded: np.ndarray, home: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(how, where) each lives; half of the excluded stay in hospital, half live outside the city."""
    living = pick(chance, {"与配偶": 33, "与子女": 33, "独居": 14, "养老机构": 13}, len(home))
    codes = np.array([unit.code for unit in UNITS], dtype=object)
    elsewhere = chance.integers(0, len(UNITS) - 1, len(home))
    moved = (chance.random(len(home)) < 0.07) | (home == MUNICIPAL)
    reside = codes[np.where(moved, elsewhere, home)]
    outside = excluded & (chance.random(len(home)) < 0.5)
    living[excluded & ~outside] = "长期住院"
    reside[outside] = "市外"
    return living, reside


def _done(
    chance: np.random.Generator, home: np.ndarray, final: np.ndarray, excluded: np.ndarray
) -> dict[str, np.ndarray]:
    """A place in (0, 1) per person and measure: done once the unit's share passes it."""
    groups = home * 2 + final
    places = {name: ranks(chance, groups) for name in AT_START}
    places["five"] = places["team"]  # no five parties without a group
    places["doctor"] = ranks(chance, groups * 2 + excluded)
    return places


def make_people(seed: int, scale: int) -> People:
    """Everyone who was on the register in any month, at this scale."""
    chance = generator(seed, "people")
    unit, leaving = _stays(chance, scale)
    _arrive_and_move(chance, unit, scale)
    count, home = len(unit), unit.max(axis=1)
    final = unit[:, -1] != ABSENT
    home[final] = unit[final, -1]
    age = np.minimum(87.3 + chance.gamma(2.0, 2.3, count), 105)
    frailty = chance.random(count) * 0.75 + (age - 87) / 18 * 0.45 + ~final * 0.08
    excluded = _excluded(chance, home, final, scale)
    living, reside = _living(chance, excluded, home)
    need = frailty + np.where(living == "独居", 0.25, 0)
    return People(
        keys=pseudonyms(seed, "person", count),
        unit=unit,
        leaving=leaving,
        age=age,
        frailty=frailty,
        living=living,
        reside=reside,
        is_excluded=excluded,
        service_class=np.select([need > 0.82, need > 0.5], ["重点关注", "定期关注"], "常态联系").astype(object),
        done=_done(chance, home, final, excluded),
    )


def is_done(people: People, measure: str, month: int) -> np.ndarray:
    """Whether a measure is done for each person at a month's snapshot; exact per unit in the last month."""
    unit = people.unit[:, month]
    ends = np.array([have / _denominator(measure, i) for i, have in enumerate(HAVE[measure])])
    starts = np.minimum(AT_START[measure] + (ends - ends.mean()) * 0.6, ends)
    share = starts + (ends - starts) * PROGRESS[month]
    return (people.done[measure] < share[unit]) & (unit != ABSENT)


def _denominator(measure: str, unit: int) -> int:
    """Those a measure is meant for on the last day, at scale 1."""
    return UNITS[unit].lixiu - (NOT_APPLICABLE[unit] if measure == "doctor" else 0)
