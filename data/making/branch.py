"""离退休干部党支部台账: one row per branch and quarter."""

import numpy as np

from making.branches import LEVEL_WORDS, STAYS, Branches
from making.chance import generator, pick
from making.city import UNITS
from making.rounds import Rounds
from making.secretaries import Secretaries
from making.sheet import Part, Sheet, columns, stacked
from making.timeline import CHINESE_QUARTERS, QUARTER_ENDS, QUARTERS, day
from making.titles import Titles, level_on

COLUMNS = columns("""
snapshot_date 统计日期 date
branch_code 支部编码 code
branch_label 支部简称 text
unit_code 板块 unit
branch_type 支部类型 choice
parent 隶属党组织 text
founded_on 成立日期 date
members 党员数 integer total
committee 支委数 integer total
sec_age_band 书记年龄段 text
sec_standing 书记身份 choice
term_end 本届任期至 date
last_election 末次换届日期 date
election_due 本年应换届 flag
election_due_on 本年应换届日期 date
sec_trained_on 书记本年培训日期 date
sec_train_hours 书记本年培训学时 number
members_reached 本年学习覆盖党员数(去重) integer total
funded 活动经费保障 flag
venue 固定场所 choice
site_code 共享阵地编码 code
level 当前等级 choice
status 状态 choice
merged_into 撤并去向 code
""")
PARENTS = {
    "教育系统党委": 20,
    "机关党工委": 24,
    "卫健系统党委": 10,
    "公安系统党委": 8,
    "街道党工委": 16,
    "企业离退休党委": 12,
}
PARENTS |= {"镇党委": 10}
AGES = {"60岁以下": 8, "60-64岁": 27, "65-69岁": 38, "70-74岁": 20, "75岁及以上": 7}
REACHED = (0.52, 0.74, 0.88, 0.96, 0.46, 0.71, 0.84)  # share of members reached by study, by quarter
NONE = np.datetime64("NaT", "D")


def _lasting(branches: Branches, seed: int) -> dict[str, np.ndarray]:
    """What a branch keeps through the quarters."""
    chance, count = generator(seed, "branch"), len(branches.unit)
    parent = pick(chance, PARENTS, count)
    labels = [
        f"{p.removesuffix('党委').removesuffix('党工委')}第{n}支部"
        for p, n in zip(parent, branches.number, strict=True)
    ]
    sites = np.append(branches.sites.codes, "")
    return {
        "branch_code": branches.codes,
        "branch_label": np.array(labels, dtype=object),
        "unit_code": branches.unit,
        "branch_type": branches.kind,
        "parent": np.array([UNITS[u].short + p for u, p in zip(branches.unit, parent, strict=True)], dtype=object),
        "founded_on": branches.founded,
        "committee": np.where(branches.members >= 40, 5, 3),
        "sec_age_band": pick(chance, AGES, count),
        "sec_standing": pick(chance, {"离退休干部": 82, "在职兼任": 18}, count),
        "funded": chance.random(count) < 0.955,
        "venue": branches.venue,
        "site_code": sites[branches.site],
        "growth": chance.integers(-1, 3, count),
        "reach": chance.normal(0, 0.05, count),
    }


def _terms(secretaries: Secretaries, quarter: int) -> dict[str, np.ndarray]:
    """Elections and training as known at a quarter's end."""
    end, year = day(QUARTER_ENDS[quarter]), QUARTERS[quarter][0]
    is_held = secretaries.held <= end
    due_now = secretaries.due.astype("datetime64[Y]") == np.datetime64(str(year))
    trained = secretaries.trained[year]
    known = trained <= end
    return {
        "term_end": np.where(is_held, secretaries.held + 1095, secretaries.due),
        "last_election": np.where(is_held, secretaries.held, secretaries.before),
        "election_due": due_now,
        "election_due_on": np.where(due_now, secretaries.due, NONE),
        "sec_trained_on": np.where(known, trained, NONE),
        "sec_train_hours": np.where(known, secretaries.hours, np.nan),
    }


def _snapshot(
    branches: Branches, quarter: int, lasting: dict[str, np.ndarray], level: np.ndarray, terms: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """The rows of one quarter: branches that stand, and those merged in it."""
    count, end = len(branches.unit), day(QUARTER_ENDS[quarter])
    members = np.maximum(branches.members - lasting["growth"] * (len(QUARTERS) - 1 - quarter) // 3, 7)
    reached = np.clip(REACHED[quarter] + lasting["reach"], 0.2, 1)
    merging = branches.merged == quarter
    young = (branches.founded > end - 92) & ~merging & (quarter < len(QUARTERS) - 1)
    into = np.append(branches.codes, "")[branches.merged_into]
    values = (
        lasting
        | terms
        | {
            "snapshot_date": np.full(count, end),
            "members": members,
            "members_reached": np.floor(members * reached).astype(int),
            "level": LEVEL_WORDS[level],
            "status": np.select([merging, young], ["撤并", "新设"], "在册").astype(object),
            "merged_into": np.where(merging, into, ""),
        }
    )
    rows = (branches.founded <= end) & ((branches.merged == STAYS) | (branches.merged >= quarter))
    return {column.name: values[column.name][rows] for column in COLUMNS}


def make_sheet(branches: Branches, rounds: Rounds, titles: Titles, secretaries: Secretaries, seed: int) -> Sheet:
    """Seven quarters, one file each."""
    lasting, pieces = _lasting(branches, seed), []
    for quarter, end in enumerate(QUARTER_ENDS):
        level = level_on(day(end), branches, rounds, titles)
        pieces.append(_snapshot(branches, quarter, lasting, level, _terms(secretaries, quarter)))
    ends = np.cumsum([0] + [len(piece["branch_code"]) for piece in pieces])
    parts = tuple(
        Part(_stem(quarter), QUARTER_ENDS[quarter], np.arange(ends[quarter], ends[quarter + 1]))
        for quarter in range(len(QUARTERS))
    )
    return Sheet("branch", "离退休干部党支部台账", COLUMNS, stacked(pieces), parts)


def _stem(quarter: int) -> str:
    """Chinese names, but the first two."""
    year, number = QUARTERS[quarter]
    if quarter < 2:
        return f"branch_{QUARTER_ENDS[quarter]:%Y%m%d}"
    return f"离退休干部党支部台账_{year}年{CHINESE_QUARTERS[number - 1]}"
