"""党建共享阵地表: one row per shared site."""

import numpy as np

from making.branches import Branches
from making.chance import generator, pick
from making.city import UNITS
from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY

COLUMNS = columns("""
site_code 阵地编码 code
site_name 阵地名称 text
unit_code 所属板块 unit
site_type 阵地类型 choice
opened_on 启用日期 date
status 状态 choice
branches_served 服务支部数 integer total
capacity 容纳人数 integer total
""")
TYPES = {"党群服务中心": 34, "社区": 28, "文明实践站": 18, "老干部活动中心": 10, "红色教育基地": 8, "其他": 2}


def make_sheet(branches: Branches, seed: int) -> Sheet:
    """Every site, with the branches that use it as their venue."""
    chance, sites = generator(seed, "shared_site"), branches.sites
    count = len(sites.codes)
    kinds = pick(chance, TYPES, count)
    opened = np.datetime64("2019-03-01") + np.sort(chance.integers(0, 1190, count))
    opened = np.maximum(opened, np.datetime64("2019-03-04"))
    names = [f"{UNITS[u].short}{kind}共享阵地{n}号" for u, kind, n in zip(sites.unit, kinds, sites.number, strict=True)]
    values = {
        "site_code": sites.codes,
        "site_name": np.array(names, dtype=object),
        "unit_code": sites.unit,
        "site_type": kinds,
        "opened_on": opened[chance.permutation(count)],
        "status": np.full(count, "在用", dtype=object),
        "branches_served": np.bincount(branches.site[branches.site >= 0], minlength=count),
        "capacity": chance.integers(3, 25, count) * 10,
    }
    return Sheet("shared_site", "党建共享阵地表", COLUMNS, values, whole("党建共享阵地表", LAST_DAY, values))
