"""银发人才库: who stands ready to help, in which field, and who did this year; one row per talent and quarter."""

import numpy as np

from making.chance import generator, pick, pseudonyms, ranks
from making.city import LATE, UNITS
from making.sheet import Part, Sheet, columns, stacked
from making.timeline import CHINESE_QUARTERS, QUARTER_ENDS, QUARTERS, day

COLUMNS = columns("""
snapshot_date 统计日期 date
talent_key 人才编码 code
unit_code 板块 unit
field1 主领域 choice
fields 其他领域 text
specialty 专业类别 choice
title_band 职称等级 choice
age_band 年龄段 choice
entered_on 入库日期 date
consented 本人同意 flag
think_tank 智库成员 flag
engagements 年内参与次数 integer total
projects 年内项目数 integer total
advice 提交建言数 integer total
adopted 采纳数 integer total
status 状态 choice
""")
POOL = (140, 160, 100, 150, 140, 110, 70, 90, 65, 55, 420)
ENGAGED = (59, 61, 47, 73, 50, 42, 35, 31, 26, 24, 155)
FIELDS = {"党的建设": 30, "基层治理": 26, "培育时代新人": 24, "乡村振兴": 11, "科技创新": 9}
SPECIALTIES = {"党务": 26, "教育": 18, "经济": 12, "医疗": 12, "文化": 11, "科技": 8, "法律": 6, "农业": 4, "其他": 3}
TITLES = {"正高": 14, "副高": 34, "中级": 32, "其他": 20}
AGES = {"60–64": 34, "65–69": 36, "70–74": 21, "75–79": 7, "80+": 2}
FIRST, NOT_SENT = 4, (5, 6)  # from 2022 on; the quarters that the late unit has not sent
GROWN = (0.93, 0.965, 1.0)  # how large the pool was in each quarter
DONE = (0.34, 0.68, 1.0)  # how much of the year's engagement each quarter had seen


def _people(chance: np.random.Generator, seed: int, scale: int) -> dict[str, np.ndarray]:
    """Everyone in the pool on the last day, and the place that says who joined and who helped first."""
    size = np.array(POOL) * scale
    unit, count = np.repeat(np.arange(len(UNITS)), size), int(size.sum())
    helps = ranks(chance, unit)
    engaged = helps < np.array([n / of for n, of in zip(ENGAGED, POOL, strict=True)])[unit]
    others = pick(chance, {"": 64, **dict.fromkeys(FIELDS, 7)}, count)
    main = pick(chance, FIELDS, count)
    advice = np.where(engaged & (chance.random(count) < 0.42), chance.integers(1, 4, count), 0)
    return {
        "talent_key": pseudonyms(seed, "talent", count),
        "unit_code": unit,
        "field1": main,
        "fields": np.where(others == main, "", others),
        "specialty": pick(chance, SPECIALTIES, count),
        "title_band": pick(chance, TITLES, count),
        "age_band": pick(chance, AGES, count),
        "consented": np.full(count, True),
        "think_tank": chance.random(count) < 0.16,
        "engagements": np.where(engaged, 1 + chance.poisson(1.6, count), 0),
        "projects": np.where(engaged & (chance.random(count) < 0.35), 1, 0),
        "advice": advice,
        "adopted": chance.binomial(advice, 0.31),
        "status": np.full(count, "在库", dtype=object),
        "joined": chance.permutation(count) / count,
        "helps": helps / np.maximum(np.array([n / of for n, of in zip(ENGAGED, POOL, strict=True)])[unit], 1e-9),
    }


def _entered(joined: np.ndarray) -> np.ndarray:
    """The day of entry: before 2022, or spread over the quarter in which the pool grew."""
    edges = [np.datetime64("2018-03-01"), *(np.datetime64(d) for d in ("2022-01-04", "2022-04-01", "2022-07-01"))]
    ends = [np.datetime64("2021-12-20"), *(np.datetime64(d) for d in ("2022-03-28", "2022-06-24", "2022-08-22"))]
    limits = np.array([0.0, 0.9, *GROWN])
    place = np.clip(np.searchsorted(limits, joined, side="right") - 1, 0, 3)
    share = (joined - limits[place]) / (limits[place + 1] - limits[place])
    start, end = np.array(edges)[place], np.array(ends)[place]
    return start + np.floor(share * (end - start).astype(int)).astype("timedelta64[D]")


def _quarter(people: dict[str, np.ndarray], place: int) -> dict[str, np.ndarray]:
    """The pool at the end of one quarter of the year; what was done this year grows through it."""
    quarter = FIRST + place
    here = people["joined"] < GROWN[place]
    here &= ~((people["unit_code"] == LATE) & (quarter in NOT_SENT))
    found = {name: column[here] for name, column in people.items()}
    begun = found["helps"] < DONE[place]
    for name in ("engagements", "projects", "advice", "adopted"):
        found[name] = np.where(begun, found[name], 0)
    count = int(here.sum())
    return found | {
        "snapshot_date": np.full(count, day(QUARTER_ENDS[quarter])),
        "entered_on": _entered(found["joined"]),
    }


def make_sheet(seed: int, scale: int) -> Sheet:
    """The quarters of 2022, one file each."""
    people = _people(generator(seed, "talent_pool"), seed, scale)
    quarters = [_quarter(people, place) for place in range(len(GROWN))]
    values = stacked([{column.name: one[column.name] for column in COLUMNS} for one in quarters])
    ends = [day(QUARTER_ENDS[FIRST + place]) for place in range(len(GROWN))]
    parts = tuple(
        Part(_stem(FIRST + place), QUARTER_ENDS[FIRST + place], np.flatnonzero(values["snapshot_date"] == end))
        for place, end in enumerate(ends)
    )
    return Sheet("talent_pool", "银发人才库登记表", COLUMNS, values, parts)


def _stem(quarter: int) -> str:
    """Chinese names, but the last one."""
    year, number = QUARTERS[quarter]
    last = quarter == len(QUARTERS) - 1
    return f"talent_pool_{year}Q{number}" if last else f"银发人才库_{year}年{CHINESE_QUARTERS[number - 1]}"
