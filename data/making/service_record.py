"""精准服务记录表: contacts at each one's interval, services, requests, and the care of spring 2022."""

import numpy as np

from making.chance import generator, pick, ranks, share_out
from making.city import HAVE, UNITS
from making.lixiu_roster import contact_days
from making.people import ABSENT, PROGRESS, People, is_done
from making.sheet import Part, Sheet, columns, filled, numbered, sorted_by, stacked
from making.timeline import EPIDEMIC, LAST_DAY, MONTH_STARTS, MONTHS, SNAPSHOTS, day, month_of

COLUMNS = columns("""
record_id 记录编号 code
service_date 服务日期 date
person_key 人员编码 code
unit_code 板块 unit
category 服务类别 choice
mode 服务方式 choice
provider 提供方 choice
scene 服务场景 choice
persontimes 人次 integer total
qty 物资数量 integer
qty_unit 物资单位 choice
list_item 清单事项 flag
due_on 应办日期 date
closed_on 办结日期 date
rating 评价 choice
""")
LOCATED, KITS, SERVICES = 161, 198, 512  # people, 套 and 人次 of epidemic control, for the city
NONE = np.datetime64("NaT", "D")
CATEGORIES = {"医疗护理": 24, "家政照料": 18, "心理关爱": 10, "助餐助浴": 12, "理发": 10, "学习送上门": 11, "文体": 7}
CATEGORIES |= {"物资发放": 6, "其他": 2}
PROVIDERS = {
    "职能部门": 12,
    "管理单位": 22,
    "街道镇": 24,
    "养老护理医疗机构": 20,
    "家庭": 2,
    "志愿者": 10,
    "购买服务": 10,
}
IN_EPIDEMIC = {"理发": 22, "心理关爱": 28, "助餐助浴": 20, "医疗护理": 18, "家政照料": 12}


def _rows(people: People, who: np.ndarray, dates: np.ndarray, month: int) -> dict[str, np.ndarray]:
    """Rows that say only who, when and where; the rest is filled in by the caller."""
    count = len(who)
    empty = dict.fromkeys(("category", "mode", "provider", "qty_unit"), "")
    return {
        "person": who,
        "service_date": dates,
        "person_key": people.keys[who],
        "unit_code": people.unit[who, month],
        "scene": filled(count, "日常"),
        "persontimes": np.ones(count),
        "qty": np.full(count, np.nan),
        "list_item": np.zeros(count, bool),
        "due_on": np.full(count, NONE),
        "closed_on": np.full(count, NONE),
        "rating": filled(count, ""),
    } | {name: filled(count, value) for name, value in empty.items()}


def _days(chance: np.random.Generator, month: int, count: int) -> np.ndarray:
    """Days of a month up to its snapshot."""
    length = (SNAPSHOTS[month] - MONTH_STARTS[month]).days + 1
    return day(MONTH_STARTS[month]) + chance.integers(0, length, count)


def _contacts(chance: np.random.Generator, people: People, month: int) -> dict[str, np.ndarray]:
    """Visits and calls at each one's interval; by phone and online in the epidemic months."""
    there, length = people.present(month), (SNAPSHOTS[month] - MONTH_STARTS[month]).days + 1
    times = np.array([{7: 4, 15: 2, 30: 1}[days] for days in contact_days(people, month)[there]])
    who = np.repeat(there, times)
    place = np.concatenate([np.arange(n) for n in times]) + chance.random(len(who))
    dates = day(MONTH_STARTS[month]) + np.floor(place * length / np.repeat(times, times)).astype(int)
    values = _rows(people, who, dates, month)
    visits = chance.random(len(who)) < (0.06 if month in EPIDEMIC else 0.62 if month in (0, 9, 12) else 0.42)
    online = ~visits & (chance.random(len(who)) < (0.2 if month in EPIDEMIC else 0.03))
    values["category"] = np.where(visits | online, "走访慰问", "电话联系").astype(object)
    values["mode"] = np.select([visits, online], ["上门", "线上"], "电话").astype(object)
    values["provider"] = pick(chance, {"职能部门": 26, "管理单位": 52, "街道镇": 22}, len(who))
    festive = visits & np.isin(month, (0, 9, 12)) & (chance.random(len(who)) < 0.6)
    values["scene"][festive] = "节日"
    rated = visits & (chance.random(len(who)) < 0.2)
    values["rating"][rated] = pick(chance, {"满意": 93, "基本满意": 5, "不满意": 2}, int(rated.sum()))
    return values


def _services(chance: np.random.Generator, people: People, month: int) -> dict[str, np.ndarray]:
    """Care at home and beyond, some of it promised on the service list with a date."""
    there = people.present(month)
    who = np.repeat(there, chance.poisson(0.3 if month in EPIDEMIC else 0.4, len(there)))
    count = len(who)
    values = _rows(people, who, _days(chance, month, count), month)
    values["category"] = pick(chance, CATEGORIES, count)
    values["provider"] = pick(chance, PROVIDERS, count)
    values["mode"] = np.where(values["category"] == "文体", "集中", "上门").astype(object)
    values["mode"][(values["category"] == "心理关爱") & (chance.random(count) < 0.4)] = "电话"
    values["persontimes"] += chance.random(count) < 0.12
    supplies = values["category"] == "物资发放"
    values["qty"][supplies], values["qty_unit"][supplies] = 1, "份"
    hospital = people.living[who] == "长期住院"
    values["scene"][hospital] = "住院"
    values["rating"][:] = "未评价"
    rated = chance.random(count) < 0.42
    values["rating"][rated] = pick(chance, {"满意": 915, "基本满意": 65, "不满意": 20}, int(rated.sum()))
    values["list_item"] = is_done(people, "list", month)[who] & (chance.random(count) < 0.5)
    return _with_dates(chance, values, values["list_item"], 10, 0.93 + 0.03 * PROGRESS[month])


def _requests(chance: np.random.Generator, people: People, month: int) -> dict[str, np.ndarray]:
    """What people asked for, each with a date by which it is due."""
    there = people.present(month)
    who = there[chance.random(len(there)) < (0.13 if month in EPIDEMIC else 0.08)]
    values = _rows(people, who, _days(chance, month, len(who)), month)
    values["category"], values["provider"] = filled(len(who), "诉求办理"), pick(chance, PROVIDERS, len(who))
    values["mode"] = pick(chance, {"电话": 6, "线上": 2, "上门": 3}, len(who))
    values["rating"][:] = "未评价"
    answered = chance.random(len(who)) < 0.7
    values["rating"][answered] = pick(chance, {"满意": 86, "基本满意": 10, "不满意": 4}, int(answered.sum()))
    return _with_dates(chance, values, np.ones(len(who), bool), 15, 0.94 + 0.02 * PROGRESS[month])


def _with_dates(
    chance: np.random.Generator, values: dict[str, np.ndarray], promised: np.ndarray, days: int, share: float
) -> dict[str, np.ndarray]:
    """A due date for what was promised; most is closed by then, some late, some not yet: no person-time counts."""
    count, dates = len(promised), values["service_date"]
    due = dates + chance.integers(3, days + 1, count)
    early = dates + np.floor((due - dates).astype(int) * chance.random(count)).astype(int)
    kept = chance.random(count) < share
    late = due + chance.integers(1, 12, count)
    closed = np.where(kept, early, np.where(chance.random(count) < 0.6, late, NONE))
    closed = np.where(closed > day(LAST_DAY), NONE, closed)
    values["due_on"] = np.where(promised, due, NONE)
    values["closed_on"] = np.where(promised, closed, NONE)
    open_ = promised & np.isnat(values["closed_on"])
    values["persontimes"][open_] = 0
    values["rating"][open_] = "未评价"
    return values


def _epidemic(chance: np.random.Generator, people: People, scale: int) -> dict[str, np.ndarray]:
    """March to May 2022: kits counted in 套 without person-times, services in 人次 without kits."""
    kept = np.flatnonzero((people.unit[:, EPIDEMIC[0]] != ABSENT) & (people.unit[:, EPIDEMIC[-1]] != ABSENT))
    located = chance.choice(kept, LOCATED * scale, replace=False)
    first = day(MONTH_STARTS[EPIDEMIC[0]])
    kits = _rows(people, located, first + chance.integers(10, 75, len(located)), EPIDEMIC[1])
    kits["category"], kits["mode"] = filled(len(located), "物资发放"), filled(len(located), "上门")
    kits["qty"] = 1.0 + (np.arange(len(located)) < (KITS - LOCATED) * scale)
    kits["qty_unit"], kits["persontimes"] = filled(len(located), "套"), np.full(len(located), np.nan)
    rows = 436 * scale
    who = np.concatenate([located, chance.choice(located, rows - len(located))])
    served = _rows(people, who, first + chance.integers(10, 88, rows), EPIDEMIC[1])
    served["category"] = pick(chance, IN_EPIDEMIC, rows)
    served["mode"] = np.where(served["category"] == "心理关爱", "电话", "上门").astype(object)
    served["persontimes"] = 1.0 + share_out(SERVICES * scale - rows, chance.random(rows))
    both = stacked([kits, served])
    both["provider"] = pick(chance, {"街道镇": 60, "职能部门": 25, "养老护理医疗机构": 15}, len(both["person"]))
    both["scene"] = filled(len(both["person"]), "疫情防控")
    return both


def _missed(chance: np.random.Generator, people: People, month: int) -> np.ndarray:
    """Who was not contacted in time at a snapshot; exact per unit in the last month."""
    unit = people.unit[:, month]
    ends = np.array([1 - have / unit_.lixiu for have, unit_ in zip(HAVE["contact"], UNITS, strict=True)])
    share = ends + (1 - PROGRESS[month]) * 0.045 + (0.015 if month in EPIDEMIC else 0)
    return (ranks(chance, unit) < share[unit]) & (unit != ABSENT)


def _keep_interval(
    chance: np.random.Generator, people: People, values: dict[str, np.ndarray], month: int
) -> dict[str, np.ndarray]:
    """Takes away what those missed had in their interval, and moves a contact of the others into it."""
    missed, days, end = _missed(chance, people, month), contact_days(people, month), day(SNAPSHOTS[month])
    who, dates = values["person"], values["service_date"]
    inside = dates >= end - days[who] - 1
    covered = np.zeros(len(people.keys), bool)
    is_contact = np.isin(values["category"], ("走访慰问", "电话联系"))
    covered[who[is_contact & (dates > end - days[who])]] = True
    last = is_contact & ~covered[who] & ~missed[who]
    _, first = np.unique(who[last], return_index=True)
    moved = np.flatnonzero(last)[first]
    dates[moved] = end - chance.integers(0, np.minimum(days[who[moved]], 25) - 1)
    keep = ~(missed[who] & inside)
    return {name: column[keep] for name, column in values.items()}


def make_sheet(people: People, seed: int, scale: int) -> Sheet:
    """All records, one file per half-year."""
    chance, pieces = generator(seed, "service_record"), []
    for month in range(len(MONTHS)):
        made = [make(chance, people, month) for make in (_contacts, _services, _requests)]
        pieces.append(_keep_interval(chance, people, stacked(made), month))
    pieces[-2] = _clear_before_last(people, pieces[-2], pieces[-1])
    values = sorted_by(stacked([*pieces, _epidemic(chance, people, scale)]), "service_date", "unit_code", "person")
    months = month_of(values["service_date"])
    values["record_id"] = numbered("FW", months, [f"{y % 100}{m:02d}" for y, m in MONTHS])
    halves = {"service_record_2021H1": (0, 6), "精准服务记录表_2021年下半年": (6, 12)}
    halves |= {"精准服务记录表_2022年上半年": (12, 18), "service_record_2022H2": (18, 20)}
    parts = tuple(
        Part(stem, SNAPSHOTS[to - 1], np.flatnonzero((months >= since) & (months < to)))
        for stem, (since, to) in halves.items()
    )
    return Sheet("service_record", "精准服务记录表", COLUMNS, values, parts)


def _clear_before_last(
    people: People, july: dict[str, np.ndarray], august: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Those without a contact in August's interval have none in the days of July that it reaches back to."""
    days, end = contact_days(people, len(MONTHS) - 1), day(SNAPSHOTS[-1])
    recent = np.zeros(len(people.keys), bool)
    is_contact = np.isin(august["category"], ("走访慰问", "电话联系"))
    who = august["person"]
    recent[who[is_contact & (august["service_date"] > end - days[who])]] = True
    drop = ~recent[july["person"]] & (july["service_date"] >= end - days[july["person"]] - 1)
    return {name: column[~drop] for name, column in july.items()}
