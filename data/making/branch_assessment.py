"""党支部考评得分表: one row per branch, round and dimension."""

import numpy as np

from making.branches import CITY, COUNTY, UNRATED, Branches
from making.chance import generator, pick
from making.rounds import Rounds
from making.sheet import Sheet, columns, filled, stacked, whole
from making.timeline import LAST_DAY, workdays

COLUMNS = columns("""
year 年度 integer
round 考评期 choice
branch_code 支部编码 code
dimension 维度 choice
full_score 满分 number
self_score 自评分 number
first_score 初审分 number
accepted_score 验收分 number
bonus 加分 number
deduction 扣分 number
veto 否决 flag
assessed_on 考评日期 date
assessed_by 考评方式 choice
""")
DIMENSIONS = np.array(
    ["组织设置好", "班子建设好", "党员队伍好", "学习活动好", "作用发挥好", "制度坚持好"], dtype=object
)
FULL = np.array([15, 15, 15, 20, 20, 15])
LEAN = np.array([0.05, 0.02, 0.01, -0.01, -0.06, -0.02])  # where branches gain and lose points
ROUNDS = ((2020, "年终"), (2021, "半年"), (2021, "年终"), (2022, "半年"))
PASS, WEAK = 80, 0.6
INFLATED = 7  # the unit whose own scores lie highest above the accepted ones


def _halves(points: np.ndarray) -> np.ndarray:
    """Points in steps of one half."""
    return np.floor(points * 2 + 0.5) / 2


def _passing(chance: np.random.Generator, grade: np.ndarray) -> np.ndarray:
    """Accepted points of branches that pass: 81 or more, no dimension under two thirds."""
    middle = np.where(grade >= CITY, 0.945, np.where(grade >= COUNTY, 0.925, 0.875))
    share = (
        middle[:, None]
        + LEAN * 0.6
        + chance.normal(0, 0.03, (len(grade), 6))
        + chance.normal(0, 0.015, (len(grade), 1))
    )
    points = _halves(np.clip(share, 0.68, 1.0) * FULL)
    for i in range(12):
        short = points.sum(axis=1) < PASS + 1.5
        points[short, i % 6] = np.minimum(points[short, i % 6] + 0.5, FULL[i % 6])
    return points


def _failing(chance: np.random.Generator, count: int) -> np.ndarray:
    """Accepted points of branches that fail: at most 75.5 in all, or one dimension under 60 %."""
    share = 0.71 + LEAN + chance.normal(0, 0.05, (count, 6)) + chance.normal(0, 0.02, (count, 1))
    points = _halves(np.clip(share, 0.4, 0.95) * FULL)
    for i in range(60):
        much = points.sum(axis=1) > 75.5
        points[much, i % 6] -= 0.5
    weak = np.flatnonzero(chance.random(count) < 0.08)
    points[weak] = _passing(chance, np.zeros(len(weak), int)) + 0.0
    points[weak, 4] = 11.5
    return points


def _scored(chance: np.random.Generator, grade: np.ndarray, passed: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(accepted points, veto): a few good branches fail by a veto."""
    points = np.where(passed[:, None], _passing(chance, grade), _failing(chance, len(grade)))
    veto = ~passed & (chance.random(len(grade)) < 0.012)
    points[veto] = _passing(chance, np.zeros(int(veto.sum()), int))
    return points, veto


def _round(chance: np.random.Generator, branches: Branches, rounds: Rounds, i: int) -> dict[str, np.ndarray]:
    """The rows of one round, branch by branch, six dimensions each."""
    rows = np.flatnonzero(~np.isnat(rounds.dates[:, i]))
    points, veto = _scored(chance, branches.grade[rows], rounds.passed[rows, i])
    year, word = ROUNDS[i]
    return _table(chance, branches, rows, year, word, rounds.dates[rows, i], points) | {"veto": np.repeat(veto, 6)}


def _pending(chance: np.random.Generator, branches: Branches) -> dict[str, np.ndarray]:
    """Unrated branches that have scored themselves in 2022 and wait for acceptance."""
    unrated = np.flatnonzero((branches.grade == UNRATED) & branches.stays)
    rows = unrated[chance.random(len(unrated)) < 0.45]
    dates = chance.choice(workdays(18), len(rows))
    points = _passing(chance, np.zeros(len(rows), int))
    values = _table(chance, branches, rows, *ROUNDS[-1], dates, points)
    for name in ("accepted_score", "bonus", "deduction"):
        values[name] = np.full(len(values["year"]), np.nan)
    return values


def _table(
    chance: np.random.Generator,
    branches: Branches,
    rows: np.ndarray,
    year: int,
    word: str,
    dates: np.ndarray,
    points: np.ndarray,
) -> dict[str, np.ndarray]:
    """Scores by branch and dimension, laid out as rows; nothing vetoed."""
    count = len(rows)
    return _scores(chance, branches.unit[rows], points) | {
        "year": np.full(count * 6, year),
        "round": filled(count * 6, word),
        "branch_code": np.repeat(branches.codes[rows], 6),
        "dimension": np.tile(DIMENSIONS, count),
        "full_score": np.tile(FULL, count),
        "veto": np.zeros(count * 6, bool),
        "assessed_on": np.repeat(dates, 6),
        "assessed_by": np.repeat(pick(chance, {"材料": 30, "现场": 60, "抽查": 10}, count), 6),
    }


def _scores(chance: np.random.Generator, unit: np.ndarray, points: np.ndarray) -> dict[str, np.ndarray]:
    """Own, first and accepted points, and what is added and taken away."""
    vain = 0.03 + 0.03 * (unit == INFLATED)
    own = np.minimum(_halves(points + np.abs(chance.normal(vain[:, None], 0.02, points.shape)) * FULL), FULL)
    bonus, deduction = np.full(points.shape, np.nan), np.full(points.shape, np.nan)
    bonus[chance.random(len(unit)) < 0.1, 4] = 2
    bonus[chance.random(len(unit)) < 0.05, 3] = 1
    deduction[chance.random(len(unit)) < 0.05, 2] = 0.5
    return {
        "self_score": own.ravel(),
        "first_score": _halves((points + own) / 2).ravel(),
        "accepted_score": points.ravel(),
        "bonus": bonus.ravel(),
        "deduction": deduction.ravel(),
    }


def make_sheet(branches: Branches, rounds: Rounds, seed: int) -> Sheet:
    """All rounds in one file."""
    chance = generator(seed, "branch_assessment")
    values = stacked([*(_round(chance, branches, rounds, i) for i in range(len(ROUNDS))), _pending(chance, branches)])
    return Sheet("branch_assessment", "党支部考评得分表", COLUMNS, values, whole("党支部考评得分表", LAST_DAY, values))
