"""离退休干部基本情况统计表: one row per unit and quarter."""

import numpy as np

from making.chance import generator
from making.city import UNITS
from making.people import ABSENT, People
from making.sheet import Part, Sheet, columns, stacked
from making.timeline import CHINESE_QUARTERS, QUARTER_ENDS, QUARTER_MONTHS, QUARTERS

COLUMNS = columns("""
period 统计期 code
unit_code 单位代码 unit
lixiu_n 离休干部数 integer total
lixiu_party_n 其中党员 integer total
lixiu_attrition 期内减员 integer total
lixiu_avg_age 平均年龄 number
tuixiu_n 退休干部数 integer total
tuixiu_party_n 退休干部党员数 integer total
tuixiu_le75_n 75岁及以下退休干部数 integer total
new_retired_n 期内新退休数 integer total
honour_retired_n 荣退仪式参加数 integer total
volunteers_n 注册志愿者数 integer total
teams_n 志愿服务队数 integer total
projects_n 志愿服务项目数 integer total
""")
PARTY = 0.88  # of lixiu cadres
LAST = len(QUARTERS) - 1
ALL = np.arange(len(UNITS))


def _lixiu(people: People, quarter: int) -> dict[str, np.ndarray]:
    """Living lixiu cadres, those who left in the quarter, and their mean age, per unit."""
    month = QUARTER_MONTHS[quarter]
    now = people.unit[:, month]
    first = QUARTER_MONTHS[quarter - 1] if quarter else 0
    gone = (people.unit[:, first] != ABSENT) & (now == ABSENT)
    before = people.unit[:, first]
    age = people.age - (len(people.unit[0]) - 1 - month) / 12
    counts = np.array([(now == unit).sum() for unit in ALL])
    return {
        "lixiu_n": counts,
        "lixiu_party_n": np.round(counts * PARTY).astype(int),
        "lixiu_attrition": np.array([(gone & (before == unit)).sum() for unit in ALL]),
        "lixiu_avg_age": np.array([round(float(age[now == unit].mean()), 1) for unit in ALL]),
    }


def _tuixiu(chance: np.random.Generator, quarter: int, scale: int, lixiu_party: np.ndarray) -> dict[str, np.ndarray]:
    """Retired cadres, growing a little every quarter to the exact number of the last one."""
    back = LAST - quarter
    final = np.array([unit.tuixiu for unit in UNITS]) * scale
    members = np.array([unit.members for unit in UNITS]) * scale
    count = np.round(final * (1 - 0.0085 * back)).astype(int)
    party = np.round((members - np.round(np.array([u.lixiu for u in UNITS]) * scale * PARTY)) * (1 - 0.0078 * back))
    if not back:
        party = members - lixiu_party
    new = np.round(count * chance.uniform(0.010, 0.015, len(count)) * (0.62 if not back else 1)).astype(int)
    honoured = np.round(new * chance.uniform(0.84, 0.97, len(count)) * (0.55 if quarter == 4 else 1)).astype(int)
    return {
        "tuixiu_n": count,
        "tuixiu_party_n": party.astype(int),
        "tuixiu_le75_n": np.round(count * (0.70 - 0.003 * ALL)).astype(int),
        "new_retired_n": new,
        "honour_retired_n": honoured,
    }


def _volunteers(quarter: int, scale: int) -> dict[str, np.ndarray]:
    """Registered volunteers, their teams and projects."""
    back = LAST - quarter
    final = np.array([unit.volunteers for unit in UNITS]) * scale
    count = np.round(final * (1 - 0.014 * back)).astype(int)
    return {
        "volunteers_n": count,
        "teams_n": np.round(count / 17.3).astype(int),
        "projects_n": np.round(count / 39.5).astype(int),
    }


def _quarter(chance: np.random.Generator, people: People, quarter: int, scale: int) -> dict[str, np.ndarray]:
    """The rows of one quarter, in the units' order."""
    year, number = QUARTERS[quarter]
    values = {"period": np.full(len(UNITS), f"{year}Q{number}", dtype=object), "unit_code": ALL}
    values |= _lixiu(people, quarter)
    values |= _tuixiu(chance, quarter, scale, values["lixiu_party_n"]) | _volunteers(quarter, scale)
    return {column.name: values[column.name] for column in COLUMNS}


def make_sheet(people: People, seed: int, scale: int) -> Sheet:
    """Seven quarters, one file each."""
    chance, size = generator(seed, "headcount"), len(UNITS)
    values = stacked([_quarter(chance, people, quarter, scale) for quarter in range(len(QUARTERS))])
    parts = tuple(
        Part(_stem(*QUARTERS[i]), QUARTER_ENDS[i], np.arange(i * size, (i + 1) * size)) for i in range(len(QUARTERS))
    )
    return Sheet("headcount", "离退休干部基本情况统计表", COLUMNS, values, parts)


def _stem(year: int, number: int) -> str:
    """Chinese names, but the last one."""
    if (year, number) == QUARTERS[-1]:
        return f"headcount_{year}Q{number}"
    return f"离退休干部基本情况统计表_{year}年{CHINESE_QUARTERS[number - 1]}"
