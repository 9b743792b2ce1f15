"""志愿服务时长记录: one row per person and service, with exact verified hours per unit and year."""

import numpy as np

from making.chance import generator, pick, pseudonyms
from making.city import ACTIVE_VOLUNTEERS, HOURS_2021, HOURS_2022, IMPROVING, UNITS
from making.sheet import Part, Sheet, columns, filled, numbered, sorted_by, stacked
from making.timeline import CHINESE_QUARTERS, EPIDEMIC, MONTHS, month_of, quarter_parts
from making.volunteer_days import WEEKS, apart, dates_of, season, starts_of

COLUMNS = columns("""
record_id 记录编号 code
volunteer_key 志愿者编码 code
unit_code 板块 unit
team_code 团队编码 code
project 项目名称 text
field 服务领域 choice
place_type 服务阵地 choice
service_date 服务日期 date
started_at 开始 text
ended_at 结束 text
hours 时长(小时) number total
served 服务对象人次 integer total
record_mode 记录方式 choice
verified 核实 flag
campaign 专项 choice
""")
# Stretches of months, each with its own volunteers: how many of those active in the summer of 2022, from how many.
STRETCHES = (
    ((0, 5), 0.8, 1.2),
    ((5, 8), 0.88, 1.12),
    ((8, 12), 0.8, 1.15),
    ((12, 17), 0.84, 1.15),
    ((17, 20), 1.0, 1.0),
)
LENGTHS, SHARES = (1, 1.5, 2, 2.5, 3, 3.5, 4, 5, 6), (0.02, 0.04, 0.13, 0.11, 0.26, 0.12, 0.22, 0.07, 0.03)
MEAN = 3.22
BUSIEST = 20  # how much likelier the keenest serve than the middle one
CARELESS = 5  # the unit with the most unverified hours
FIELDS = {
    "理论宣讲": 12,
    "基层治理": 19,
    "助学支教": 7,
    "文化文艺": 14,
    "关心下一代": 14,
    "科技科普": 6,
    "医疗健康": 8,
    "文明实践": 14,
}
FIELDS |= {"应急": 3, "其他": 3}
EMERGENCY = {"基层治理": 25, "应急": 38, "医疗健康": 17, "文明实践": 20}
PLACES = {
    "理论宣讲": "社区",
    "基层治理": "社区",
    "助学支教": "学校",
    "文化文艺": "文明实践站",
    "关心下一代": "学校",
    "科技科普": "社区",
}
PLACES |= {"医疗健康": "社区", "文明实践": "文明实践站", "应急": "社区", "其他": "阵地"}
PROJECTS = {
    "理论宣讲": ("银发宣讲团", "老书记讲党课", "红色故事会", "政策进楼道"),
    "基层治理": ("银龄调解室", "楼道议事员", "文明劝导岗", "社区巡防队"),
    "助学支教": ("银龄讲学堂", "爱心助学", "课后辅导班"),
    "文化文艺": ("银龄合唱进社区", "书画传情", "江南曲艺队"),
    "关心下一代": ("五老护苗", "假期课堂", "护学岗"),
    "科技科普": ("科普大讲堂", "智能手机课堂"),
    "医疗健康": ("名医义诊", "健康讲座"),
    "文明实践": ("文明实践志愿岗", "河长小助手", "垃圾分类督导"),
    "应急": ("疫情防控志愿岗", "防汛巡查"),
    "其他": ("银龄互助",),
}


def _exact(chance: np.random.Generator, hours: np.ndarray, total: float) -> np.ndarray:
    """Changes some lengths by half an hour, within half an hour and six hours, until they add up to the total."""
    while (steps := round((total - hours.sum()) * 2)) != 0:
        step = 0.5 if steps > 0 else -0.5
        free = np.flatnonzero(hours < 6 if steps > 0 else hours > 0.5)
        hours[chance.permutation(free)[: abs(steps)]] += step
    return hours


def _people(chance: np.random.Generator, count: int, active: int, rows: int) -> np.ndarray:
    """Who serves: so many of these people at least once, some far more often."""
    chosen = chance.permutation(count)[:active]
    weights = np.minimum(chance.lognormal(0, 0.9, active), BUSIEST)
    more = chance.choice(active, rows - active, p=weights / weights.sum())
    return chosen[np.concatenate([np.arange(active), more])]


def _stretch(
    chance: np.random.Generator, keys: np.ndarray, unit: int, months: np.ndarray, hours: float, active: int
) -> dict[str, np.ndarray]:
    """One unit's records of some months: verified ones that add up exactly, and a few per cent unverified."""
    rows = max(round(hours / MEAN), active)
    doubtful = round(rows * (0.06 if unit == CARELESS else 0.025 + 0.002 * unit))
    lengths = chance.choice(LENGTHS, rows + doubtful, p=SHARES)
    lengths[:rows] = _exact(chance, lengths[:rows], hours)
    who = np.concatenate([_people(chance, len(keys), active, rows), chance.choice(len(keys), doubtful)])
    dates, start = dates_of(chance, months, unit, rows + doubtful), starts_of(chance, rows + doubtful)
    return {
        "volunteer_key": keys[who],
        "unit_code": np.full(rows + doubtful, unit),
        "service_date": apart(chance, who, dates, start, lengths),
        "start": start,
        "hours": lengths,
        "verified": np.arange(rows + doubtful) < rows,
    }


def _hours(unit: int, scale: int) -> list[float]:
    """Verified hours of one unit in each stretch; exact from January to August of both years."""
    whole = np.array([HOURS_2021[unit], HOURS_2021[unit], HOURS_2022[unit]]) * scale
    seasons = [season(unit, np.arange(*months)).sum() for months, _, _ in STRETCHES]
    first = round(whole[0] * seasons[0] / (seasons[0] + seasons[1]))
    second = round(whole[2] * seasons[3] / (seasons[3] + seasons[4]))
    return [first, whole[0] - first, round(whole[1] * seasons[2]), second, whole[2] - second]


def _described(chance: np.random.Generator, values: dict[str, np.ndarray], scale: int) -> dict[str, np.ndarray]:
    """What was done, where, with whom and how it was recorded."""
    count, unit, months = len(values["hours"]), values["unit_code"], month_of(values["service_date"])
    field, place = _fields(chance, np.isin(months, EPIDEMIC))
    teams = np.array([round(u.volunteers * scale / 17.3) for u in UNITS])[unit]
    number = 1 + np.floor(chance.random(count) * teams).astype(int)
    names = [PROJECTS[word][n % len(PROJECTS[word])] for word, n in zip(field, number, strict=True)]
    mode = pick(chance, {"签到签退": 66, "团队确认": 34}, count)
    mode[~values["verified"] | (chance.random(count) < 0.012)] = "补录"
    return values | {
        "team_code": np.array([f"TD{UNITS[u].code}-{n:02d}" for u, n in zip(unit, number, strict=True)], dtype=object),
        "project": np.array(names, dtype=object),
        "field": field,
        "place_type": place,
        "started_at": _clock(values["start"]),
        "ended_at": _clock(values["start"] + np.round(values["hours"] * 60).astype(int)),
        "served": np.maximum(1, np.round(chance.gamma(2, 6, count))).astype(int),
        "record_mode": mode,
        "campaign": _campaigns(chance, values["service_date"], months),
    }


def _fields(chance: np.random.Generator, is_epidemic: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """(field, place) of each service: help in the emergency and more online in the epidemic spring."""
    count = len(is_epidemic)
    field = pick(chance, FIELDS, count)
    crisis = is_epidemic & (chance.random(count) < 0.4)
    field[crisis] = pick(chance, EMERGENCY, int(crisis.sum()))
    place = np.array([PLACES[word] for word in field], dtype=object)
    place[chance.random(count) < np.where(is_epidemic, 0.2, 0.03)] = "线上"
    return field, place


def _clock(minutes: np.ndarray) -> np.ndarray:
    """Minutes since midnight → 09:30."""
    return np.array([f"{m // 60:02d}:{m % 60:02d}" for m in minutes], dtype=object)


def _campaigns(chance: np.random.Generator, dates: np.ndarray, months: np.ndarray) -> np.ndarray:
    """The volunteer week, 晚霞生辉 from June 2022 on, and every day."""
    campaign = filled(len(dates), "日常")
    campaign[(months >= 17) & (chance.random(len(dates)) < 0.3)] = "晚霞生辉"
    for first, _ in WEEKS.values():
        week = (dates >= np.datetime64(first)) & (dates < np.datetime64(first) + 7)
        campaign[week & (chance.random(len(dates)) < 0.93)] = "志愿服务周"
    return campaign


def _unit_pieces(chance: np.random.Generator, keys: np.ndarray, unit: int, scale: int) -> list[dict[str, np.ndarray]]:
    """One unit's stretches; who is active in the summer of 2022 is exact, the improving unit had fewer before."""
    summer, keys, pieces = ACTIVE_VOLUNTEERS[unit] * scale, chance.permutation(keys), []
    for (months, share, from_), hours in zip(STRETCHES, _hours(unit, scale), strict=True):
        fewer = 0.8 if unit == IMPROVING and months[0] < 12 else 1
        pool = keys[: round(summer * from_)]
        pieces.append(_stretch(chance, pool, unit, np.arange(*months), hours, round(summer * share * fewer)))
    return pieces


def make_sheet(seed: int, scale: int) -> Sheet:
    """All records, one file a quarter."""
    chance = generator(seed, "volunteer_service")
    keys = pseudonyms(seed, "volunteer", sum(unit.volunteers for unit in UNITS) * scale)
    starts = np.cumsum([0] + [unit.volunteers * scale for unit in UNITS])
    pieces = []
    for unit in range(len(UNITS)):
        pieces += _unit_pieces(chance, keys[starts[unit] : starts[unit + 1]], unit, scale)
    values = _described(chance, stacked(pieces), scale)
    values["name"] = values["volunteer_key"].astype(str)
    values = sorted_by(values, "service_date", "unit_code", "name", "started_at")
    months = month_of(values["service_date"])
    values["record_id"] = numbered("ZY", months, [f"{y % 100}{m:02d}" for y, m in MONTHS])
    parts = tuple(Part(_stem(y, q), end, rows) for y, q, end, rows in quarter_parts(values["service_date"]))
    return Sheet("volunteer_service", "志愿服务时长记录", COLUMNS, values, parts)


def _stem(year: int, number: int) -> str:
    """English names in 2021, Chinese ones in 2022."""
    return (
        f"volunteer_service_{year}Q{number}" if year == 2021 else f"志愿服务时长_{year}年{CHINESE_QUARTERS[number - 1]}"
    )
