"""学习培训活动记录: what branches hold every month and quarter, and what units and the city hold."""

import numpy as np

from making.branches import STAYS, Branches
from making.chance import generator, pick, pick_each, ranks
from making.city import LATE, MUNICIPAL, STUDIED, UNITS
from making.sheet import Part, Sheet, columns, filled, numbered, sorted_by, stacked
from making.timeline import CHINESE_QUARTERS, EPIDEMIC, MONTHS, month_of, quarter_parts, workdays

COLUMNS = columns("""
activity_id 活动编号 code
level 层级 choice
unit_code 板块 unit
branch_code 支部编码 code
kind 类型 choice
topics 主题代码 text
mode 形式 choice
held_on 日期 date
hours 时长 number
persontimes 参加人次 integer total
persons 参加人数(去重) integer
views 线上观看次数 integer total
site_code 阵地编码 code
campaign 专项名称 text
""")
SLACK = (4, 7)  # units that hold a little less
NOT_REPORTED = 13  # February 2022: the late unit has no row at all
THEME_DAYS = (0.93, 0.84, 0.95, 0.96, 0.96, 0.98, 0.93, 0.91, 0.96, 0.97, 0.96, 0.95)
THEME_DAYS += (0.94, 0.86, 0.88, 0.86, 0.93, 0.98, 0.95, 0.92)
QUARTERLY = {"党员大会": 0.99, "支委会": 0.985, "党课": 0.985}
TOPICS_2021 = {"党史": 62, "党史;其他": 14, "其他": 14, "六中全会": 0, "党史;六中全会": 0}
TOPICS_LATE_2021 = {"六中全会": 52, "党史;六中全会": 30, "其他": 18}
TOPICS_2022 = {"迎接二十大": 44, "六中全会": 18, "党史": 16, "迎接二十大;六中全会": 14, "其他": 8}
# Compulsory topics: months in which they were studied, and how many more branches than those that studied all three.
COMPULSORY = {"31号文": ((16, 17, 18), 0.5), "治国理政第四卷": ((18, 19), 0.25), "7·26": ((19,), 0.0)}
CAMPAIGNS = {
    "走进春天": ((2, 3, 14, 15), "文体", "线上线下"),
    "银雁领航": ((13, 14, 15, 16, 17, 18, 19), "宣讲", "线上"),
    "云上阅享会": ((15, 16, 17), "文体", "线上"),
    "文艺云展演": ((16, 17), "文体", "线上"),
    "晚霞生辉": ((17, 18, 19), "文体", "线下"),
    "建言二十大": ((15, 16, 17, 18), "专题调研", "线下"),
    "我看新时代": ((16, 17, 18, 19), "专题调研", "线下"),
    "增添正能量": (tuple(range(20)), "座谈", "线下"),
}
UNIT_KINDS = {
    "宣讲": 22,
    "文体": 24,
    "座谈": 16,
    "荣退仪式": 14,
    "干部培训": 8,
    "读书班": 6,
    "书记培训": 5,
    "岗位练兵": 3,
    "案例征集": 2,
}


def _rows(unit: np.ndarray, branch_code: np.ndarray, dates: np.ndarray, level: str) -> dict[str, np.ndarray]:
    """Rows that say who and when; the rest is filled in by the caller."""
    count = len(unit)
    return {
        "level": filled(count, level),
        "unit_code": unit,
        "branch_code": branch_code,
        "topics": filled(count, ""),
        "mode": filled(count, "线下"),
        "held_on": dates,
        "views": np.full(count, np.nan),
        "site_code": filled(count, ""),
        "campaign": filled(count, ""),
    }


def _branch_rows(
    chance: np.random.Generator, branches: Branches, rows: np.ndarray, month: int, kind: str, share: float
) -> dict[str, np.ndarray]:
    """One activity of each of these branches in a month; online in the epidemic spring."""
    dates = chance.choice(workdays(month, last=24), len(rows))
    values = _rows(branches.unit[rows], branches.codes[rows], dates, "支部")
    epidemic = month in EPIDEMIC
    modes = (
        {"线上": 62, "线上线下": 24, "线下": 10, "送学上门": 4}
        if epidemic
        else {"线下": 80, "线上": 6, "线上线下": 9, "送学上门": 5}
    )
    values["mode"] = pick(chance, modes, len(rows))
    values["kind"] = filled(len(rows), kind)
    values["hours"] = chance.choice([1, 1.5, 2, 2.5], len(rows), p=[0.2, 0.4, 0.3, 0.1])
    there = np.clip(chance.normal(share, 0.1, len(rows)), 0.2, 1)
    values["persontimes"] = np.maximum(3, np.floor(branches.members[rows] * there)).astype(int)
    values["persons"] = values["persontimes"]
    online = np.isin(values["mode"], ("线上", "线上线下"))
    values["views"][online] = np.floor(values["persontimes"][online] * chance.uniform(1.0, 2.2, int(online.sum())))
    sites = np.append(branches.sites.codes, "")
    likes = np.append(np.where(branches.sites.number % 4 == 3, 0.06, 0.5), 0)[branches.site[rows]]
    uses = (values["mode"] != "线上") & (chance.random(len(rows)) < likes)
    values["site_code"] = np.where(uses, sites[branches.site[rows]], "")
    return values


def _standing(branches: Branches, month: int) -> np.ndarray:
    """Branches founded before a month and not merged by then."""
    quarter = month // 3
    begun = month_of(branches.founded) < month
    return np.flatnonzero(begun & ((branches.merged == STAYS) | (branches.merged > quarter)))


def _theme_days(
    chance: np.random.Generator, branches: Branches, month: int, diligence: np.ndarray
) -> dict[str, np.ndarray]:
    """主题党日: most branches every month, fewer around the Spring Festival and in the heat."""
    standing = _standing(branches, month)
    rows = standing[diligence[standing] + chance.normal(0, 0.35, len(standing)) < _quantile(THEME_DAYS[month])]
    values = _branch_rows(
        chance, branches, rows, month, "主题党日", 0.62 if month not in (1, 6, 7, 13, 18, 19) else 0.54
    )
    values["topics"] = pick(chance, _topics(month), len(rows))
    if month >= 17:
        values["campaign"][:] = "银发先锋"
    return values


def _quantile(share: float) -> float:
    """The point below which a standard normal widened by branches' diligence has this share."""
    points = np.linspace(-3, 3, 601)
    cumulative = 0.5 * (1 + np.tanh(0.8 * points * (1 + 0.04 * points**2)))
    return float(np.interp(share, cumulative, points))


def _meetings(
    chance: np.random.Generator, branches: Branches, month: int, turn: np.ndarray
) -> list[dict[str, np.ndarray]]:
    """党员大会、支委会、党课: each branch in its own month of every quarter, now and then missed."""
    pieces = []
    for place, (kind, share) in enumerate(QUARTERLY.items()):
        standing = _standing(branches, month)
        due = standing[turn[standing, place] == month % 3]
        rows = due[chance.random(len(due)) < share - 0.03 * np.isin(branches.unit[due], SLACK)]
        values = _branch_rows(chance, branches, rows, month, kind, 0.7)
        if kind == "支委会":
            values["persontimes"] = values["persons"] = np.where(branches.members[rows] >= 40, 5, 3)
            values["views"], values["site_code"] = np.full(len(rows), np.nan), filled(len(rows), "")
        if kind == "党课":
            values["topics"] = pick(chance, _topics(month), len(rows))
        pieces.append(values)
    return pieces


def _topics(month: int) -> dict[str, float]:
    """What is studied in a month, by weight."""
    return TOPICS_2021 if month < 10 else TOPICS_LATE_2021 if month < 13 else TOPICS_2022


def _compulsory(chance: np.random.Generator, branches: Branches) -> list[dict[str, np.ndarray]]:
    """专题学习 of compulsory topics; the branches that studied all three are exact per unit on the last day."""
    stays = branches.stays
    place = ranks(chance, branches.unit * 2 + stays)
    all_three = np.array([n / u.branches for n, u in zip(STUDIED, UNITS, strict=True)])[branches.unit]
    pieces = []
    for topic, (months, more) in COMPULSORY.items():
        done = np.flatnonzero(stays & (place < all_three + (1 - all_three) * more))
        when = chance.choice(months, len(done))
        for month in months:
            values = _branch_rows(chance, branches, done[when == month], month, "专题学习", 0.6)
            values["topics"][:] = topic
            pieces.append(values)
    return pieces


def _unit_events(chance: np.random.Generator, month: int, scale: int) -> list[dict[str, np.ndarray]]:
    """Events of units and the city: campaigns in their months, and what goes on all year."""
    size = np.array([unit.branches for unit in UNITS])
    pieces = []
    for campaign, (months, kind, mode) in CAMPAIGNS.items():
        if month in months:
            values = _events(chance, np.repeat(np.arange(len(UNITS)), chance.poisson(size / 120 * scale)), month)
            values["kind"], values["mode"] = filled(len(values["level"]), kind), filled(len(values["level"]), mode)
            values["campaign"] = filled(len(values["level"]), campaign)
            pieces.append(values)
    slow = 0.5 if month in (1, 13) or month in EPIDEMIC else 1
    values = _events(chance, np.repeat(np.arange(len(UNITS)), chance.poisson(size / 22 * slow * scale)), month)
    values["kind"] = pick(chance, UNIT_KINDS, len(values["level"]))
    if month in EPIDEMIC:
        values["mode"] = pick(chance, {"线上": 80, "线上线下": 15, "线下": 5}, len(values["level"]))
    return [*pieces, values]


def _events(chance: np.random.Generator, unit: np.ndarray, month: int) -> dict[str, np.ndarray]:
    """Events above the branches; the municipal unit's are the city's."""
    values = _rows(unit, filled(len(unit), ""), chance.choice(workdays(month, last=24), len(unit)), "板块")
    values["level"][unit == MUNICIPAL] = "市级"
    values["hours"] = pick_each(chance, ("1.5", "2", "2.5", "3", "4"), len(unit)).astype(float)
    values["persontimes"] = np.floor(chance.gamma(3, 22, len(unit))).astype(int) + 8
    values["persons"] = values["persontimes"]
    values["topics"] = pick(chance, {"其他": 50, "党史": 25, "六中全会": 25 if month > 9 else 0}, len(unit))
    return values


def _single_events() -> dict[str, np.ndarray]:
    """The observation meeting of the theme Party Day, July 2022."""
    values = _rows(np.array([MUNICIPAL]), filled(1, ""), np.array(["2022-07-05"], dtype="datetime64[D]"), "市级")
    return values | {
        "kind": filled(1, "观摩"),
        "topics": filled(1, "迎接二十大"),
        "campaign": filled(1, "银发先锋"),
        "hours": np.array([3.0]),
        "persontimes": np.array([126]),
        "persons": np.array([126]),
    }


def make_sheet(branches: Branches, seed: int, scale: int) -> Sheet:
    """All activities, one file a quarter."""
    chance = generator(seed, "activity")
    diligence = chance.normal(0, 0.9, len(branches.unit)) + 0.15 * np.isin(branches.unit, SLACK)
    turn = chance.integers(0, 3, (len(branches.unit), len(QUARTERLY)))
    pieces = [_single_events(), *_compulsory(chance, branches)]
    for month in range(len(MONTHS)):
        pieces += [_theme_days(chance, branches, month, diligence), *_meetings(chance, branches, month, turn)]
        pieces += _unit_events(chance, month, scale)
    names = [column.name for column in COLUMNS if column.name != "activity_id"]
    values = stacked([{name: piece[name] for name in names} for piece in pieces])
    keep = ~((values["unit_code"] == LATE) & (month_of(values["held_on"]) == NOT_REPORTED))
    values = {name: column[keep] for name, column in values.items()}
    values |= {"name": values["branch_code"].astype(str), "sort": values["kind"].astype(str)}
    values = sorted_by(values, "held_on", "unit_code", "name", "sort")
    months = month_of(values["held_on"])
    values["activity_id"] = numbered("HD", months, [f"{y % 100}{m:02d}" for y, m in MONTHS])
    parts = tuple(Part(_stem(y, q), end, rows) for y, q, end, rows in quarter_parts(values["held_on"]))
    return Sheet("activity", "学习培训活动记录", COLUMNS, values, parts)


def _stem(year: int, number: int) -> str:
    """Chinese names, but the last two."""
    return (
        f"activity_{year}Q{number}"
        if (year, number) > (2022, 1)
        else f"学习培训活动记录_{year}年{CHINESE_QUARTERS[number - 1]}"
    )
