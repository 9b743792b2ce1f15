"""老干部工作云运行月报: users, visits and requests per unit, month and module."""

import numpy as np

from making.chance import generator
from making.city import UNITS
from making.sheet import Part, Sheet, columns
from making.timeline import EPIDEMIC, LAST_DAY, MONTHS, SNAPSHOTS

COLUMNS = columns("""
month 月份 text
unit_code 单位代码 unit
module 模块 choice
registered 注册人数 integer
mau 月活人数 integer
visits 访问次数 integer
posts 内容发布篇数 integer
column_posts 局长谈体会篇数 integer
received 诉求受理 integer
closed 诉求办结 integer
close_hours 平均办结时长(小时) number
mau_85 85岁以上月活 integer
""")
MODULES = {"全平台": 1.0, "云党建": 0.62, "云学习": 0.48, "云服务": 0.21}
REGISTERED = (0.71, 0.68, 0.74, 0.78, 0.66, 0.69, 0.72, 0.62, 0.7, 0.76, 0.7)  # of all retired cadres, at the end
ACTIVE = (0.37, 0.33, 0.4, 0.44, 0.32, 0.34, 0.36, 0.29, 0.35, 0.41, 0.35)
COLUMN_MONTHS = (17, 18, 19)  # of the directors' column: seven units have written by August
WROTE = (17, 18, -1, 17, 19, 18, -1, 19, -1, 18, -1)  # the month of each unit's article


def _row(chance: np.random.Generator, month: int, unit: int, module: str, scale: int) -> tuple[object, ...]:
    """One module of one unit in a month; only 全平台 counts people."""
    one, share, is_all = UNITS[unit], MODULES[module], module == "全平台"
    grown = 0.72 + 0.28 * (month / (len(MONTHS) - 1)) ** 0.9
    heads = round((one.lixiu + one.tuixiu) * scale * REGISTERED[unit] * grown)
    lift = 1.12 if month in EPIDEMIC else 1.0
    active = round(heads * ACTIVE[unit] * share * lift * chance.uniform(0.96, 1.04))
    asked = round(active * 0.09) if module == "云服务" else 0
    solved = asked - int(chance.binomial(asked, 0.045))
    year, number = MONTHS[month]
    wrote = is_all and WROTE[unit] == month
    return (
        f"{year}-{number:02d}", unit, module, heads if is_all else np.nan, active, round(active * chance.uniform(3, 5)),
        int(chance.poisson(2 + 10 * share)), float(wrote) if is_all and month in COLUMN_MONTHS else np.nan,
        asked if module == "云服务" else np.nan, solved if module == "云服务" else np.nan,
        round(float(chance.uniform(16, 40)), 1) if asked else np.nan, round(active * 0.055) if is_all else np.nan,
    )  # fmt: skip


def make_sheet(seed: int, scale: int) -> Sheet:
    """All months, one file a year."""
    chance = generator(seed, "platform_monthly")
    rows = [
        _row(chance, month, unit, module, scale)
        for month in range(len(MONTHS))
        for unit in range(len(UNITS))
        for module in MODULES
    ]
    kinds = {"text": object, "choice": object, "unit": int, "integer": float, "number": float}
    table = zip(COLUMNS, zip(*rows, strict=True), strict=True)
    values = {column.name: np.array(cells, dtype=kinds[column.kind]) for column, cells in table}
    size = len(UNITS) * len(MODULES)
    first, last = np.arange(12 * size), np.arange(12 * size, len(rows))
    parts = (
        Part("老干部工作云运行月报_2021年", SNAPSHOTS[11], first),
        Part("platform_monthly_2022", LAST_DAY, last),
    )
    return Sheet("platform_monthly", "老干部工作云运行月报表", COLUMNS, values, parts)
