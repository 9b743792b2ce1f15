"""离休干部“一人一策”台账: one row per living lixiu cadre and month."""

import numpy as np

from making.chance import generator, pick, ranks
from making.people import ABSENT, PROGRESS, People, is_done
from making.plans import is_valid
from making.sheet import Part, Sheet, columns, stacked
from making.timeline import MONTHS, SNAPSHOTS, day

COLUMNS = columns("""
snapshot_date 统计日期 date
person_key 人员编码 code
unit_code 管理板块 unit
reside_unit 居住地板块 code
age_band 年龄段 choice
revolution_period 参加革命时期 choice
self_care 自理能力 choice
living 居住方式 choice
service_class 服务分类 choice
contact_days 联系周期天数 integer
file_status 建档状态 choice
plan_status 方案状态 choice
plan_date 方案更新日期 date
care_team 关爱小组 flag
p_dept 职能部门 flag
p_unit 管理单位 flag
p_street 街道镇 flag
p_care 养老护理医疗机构 flag
p_family 家庭 flag
family_reason 家庭缺位原因 choice
list_items 服务清单项数 integer
family_doctor 家庭医生签约 choice
home_care 居家照护 choice
th1 三有一落实1 flag
th2 三有一落实2 flag
th3 三有一落实3 flag
th4 三有一落实4 flag
red_record 红色资源采集 flag
guarantee 保障落实 choice
""")
PARTIES = ("p_dept", "p_unit", "p_street", "p_care", "p_family")
DAYS = {"重点关注": 7, "定期关注": 15, "常态联系": 30}
AT_HOME = ("与配偶", "与子女", "独居")


def contact_days(people: People, month: int) -> np.ndarray:
    """Days between contacts: 7, 15 or 30 by class, 30 as long as no class is given."""
    days = np.array([DAYS[word] for word in people.service_class])
    return np.where(is_done(people, "class", month), days, 30)


def _traits(people: People, month: int) -> dict[str, np.ndarray]:
    """Age, need and way of living at a snapshot."""
    age = people.age - (len(MONTHS) - 1 - month) / 12
    frail = people.frailty + month * 0.002
    return {
        "age_band": np.select([age < 90, age < 95, age < 100], ["85-89", "90-94", "95-99"], "100+").astype(object),
        "revolution_period": np.where(people.age > 93.5, "抗日战争", "解放战争").astype(object),
        "self_care": np.select([frail > 0.72, frail > 0.48], ["失能", "半失能"], "自理").astype(object),
        "living": people.living,
        "reside_unit": people.reside,
    }


def _parties(people: People, month: int, lasting: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """The five parties: all there (a family may be absent for a reason), or one or two missing."""
    complete = is_done(people, "five", month)
    alone = lasting["no family"] < 0.08
    present = {name: complete | (lasting["missing"] != i) for i, name in enumerate(PARTIES)}
    present["p_care"] &= complete | (lasting["second"] > 0.3)
    present["p_family"] &= ~(alone & complete)
    absent = alone & complete
    return present | {"family_reason": np.where(absent, lasting["reason"], "")}


def _care(
    people: People, month: int, lasting: dict[str, np.ndarray], traits: dict[str, np.ndarray]
) -> dict[str, np.ndarray]:
    """Doctor, home care, guarantees and the four items."""
    doctor = np.where(is_done(people, "doctor", month), "已签", "未签").astype(object)
    doctor[people.is_excluded] = "不适用"
    needs = np.isin(traits["self_care"], ("半失能", "失能")) & np.isin(traits["living"], AT_HOME)
    place, share = lasting["home care"], 0.72 + 0.17 * PROGRESS[month]
    home = np.select([~needs, place < share, place > 0.97], ["不需要", "享有", "拒绝"], "未享有").astype(object)
    unmet = np.where(lasting["guarantee"] < 0.8, "部分", "未落实")
    met = {f"th{i}": lasting[f"th{i}"] < 0.965 + 0.022 * PROGRESS[month] + 0.002 * i for i in range(1, 5)}
    return {
        "family_doctor": doctor,
        "home_care": home,
        "guarantee": np.where(is_done(people, "guarantee", month), "落实", unmet).astype(object),
    } | met


def _snapshot(people: People, dates: np.ndarray, month: int, lasting: dict[str, np.ndarray]) -> dict[str, np.ndarray]:
    """All rows of one month."""
    count, traits = len(people.keys), _traits(people, month)
    filed = is_done(people, "file", month)
    old = np.where(np.isnat(dates), "未制定", "待更新")
    values = {
        "snapshot_date": np.full(count, day(SNAPSHOTS[month])),
        "person_key": people.keys,
        "unit_code": people.unit[:, month],
        "service_class": np.where(is_done(people, "class", month), people.service_class, ""),
        "contact_days": contact_days(people, month),
        "file_status": np.where(filed, "完整", np.where(lasting["file"] < 0.85, "待补", "未建")).astype(object),
        "plan_status": np.where(is_valid(dates, month), "有效", old).astype(object),
        "plan_date": dates,
        "care_team": is_done(people, "team", month),
        "list_items": np.where(is_done(people, "list", month), lasting["items"], 0),
        "red_record": is_done(people, "red", month),
    }
    values |= traits | _parties(people, month, lasting) | _care(people, month, lasting, traits)
    there = np.flatnonzero(people.unit[:, month] != ABSENT)
    order = there[np.lexsort([people.keys[there].astype(str), people.unit[there, month]])]
    return {column.name: values[column.name][order] for column in COLUMNS}


def _lasting(people: People, seed: int) -> dict[str, np.ndarray]:
    """What stays with a person through the months."""
    chance, count = generator(seed, "lixiu_roster"), len(people.keys)
    home = people.unit.max(axis=1)
    names = ("no family", "second", "guarantee", "file", "th1", "th2", "th3", "th4")
    return {name: chance.random(count) for name in names} | {
        "missing": chance.choice(5, count, p=[0.08, 0.14, 0.22, 0.36, 0.2]),
        "reason": pick(chance, {"无子女": 3, "在外地": 6, "其他": 1}, count),
        "items": chance.integers(4, 13, count),
        "home care": ranks(chance, home),
    }


def make_sheet(people: People, plan_dates: np.ndarray, seed: int) -> Sheet:
    """Twenty snapshots, one file a month."""
    lasting = _lasting(people, seed)
    pieces = [_snapshot(people, plan_dates[:, month], month, lasting) for month in range(len(MONTHS))]
    ends = np.cumsum([0] + [len(piece["person_key"]) for piece in pieces])
    parts = tuple(
        Part(_stem(*MONTHS[month]), SNAPSHOTS[month], np.arange(ends[month], ends[month + 1]))
        for month in range(len(MONTHS))
    )
    return Sheet("lixiu_roster", "离休干部“一人一策”台账", COLUMNS, stacked(pieces), parts)


def _stem(year: int, month: int) -> str:
    """English names until the middle of 2021, Chinese ones after it."""
    return (
        f"lixiu_roster_{year}{month:02d}"
        if (year, month) < (2021, 7)
        else f"离休干部一人一策台账_{year}年{month:02d}月"
    )
