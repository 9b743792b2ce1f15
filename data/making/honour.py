"""表彰推荐台账: who or what was proposed for which honour, how far it has come, and when its notice ended."""

import numpy as np

from making.city import UNITS
from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY, day

COLUMNS = columns("""
honour_id 编号 code
year 年度 integer
honour_kind 类别 choice
level 级别 choice
object_type 对象类型 choice
object_name 对象名称 text
unit_code 板块 unit
stage 环节 choice
stage_on 日期 date
notice_until 公示结束日期 date
""")
ALL = tuple(range(len(UNITS)))
# kind, level, type, stage, date, end of notice, units: one row each. Nobody is named; a person is a number.
GROUPS = (
    ("宣传项目", "省", "项目", "入选", "2022-06-28", "2022-06-24", (0, 1, 2, 3, 6, 9, 10, 10)),
    ("主题党日优秀案例", "市", "项目", "入选", "2022-08-12", "2022-08-10", (0, 1, 3, 3, 4, 5, 7, 9, 10, 10)),
    ("先进典型", "市", "个人", "入选", "2022-05-30", "2022-05-27", (1, 3, 4, 8, 8, 10, 10)),
    ("最美老干部", "市", "个人", "入选", "2021-10-12", "2021-10-09", (0, 1, 2, 3, 4, 5, 6, 7, 9, 10)),
    ("离退休干部先进集体", "省", "集体", "入选", "2021-06-25", "2021-06-22", (0, 3, 10)),
    ("离退休干部先进个人", "省", "个人", "入选", "2021-06-25", "2021-06-22", (1, 2, 5, 10)),
    ("老干部工作先进集体", "省", "集体", "公示", "2022-08-22", "2022-08-29", (1, 3, 10)),
    ("先进老干部工作者", "省", "个人", "公示", "2022-08-22", "2022-08-29", (0, 4, 7, 10)),
    ("老干部工作先进集体", "市", "集体", "推荐", "2022-08-18", "", ALL),
    ("先进老干部工作者", "市", "个人", "推荐", "2022-08-18", "", ALL + ALL),
    ("最美系列", "省", "集体", "推荐", "2022-08-11", "", (0, 3, 5, 10)),
    ("最美系列", "省", "项目", "推荐", "2022-08-11", "", (1, 2, 9)),
    ("最美老干部", "市", "个人", "初审", "2022-08-23", "", (0, 1, 3, 4, 10)),
    ("主题党日优秀案例", "市", "项目", "未入选", "2022-08-12", "2022-08-10", (0, 2, 4, 6, 8, 10)),
    ("活动中心示范", "省", "集体", "推荐", "2022-07-20", "", (3, 10)),
)
NAMED = {"集体": "老干部工作集体", "项目": "项目", "个人": "个人"}


def make_sheet() -> Sheet:
    """Two years of nominations in one file."""
    rows = []
    for kind, level, of, stage, when, until, units in GROUPS:
        for place, unit in enumerate(units, start=1):
            name = f"{UNITS[unit].short}{kind}{NAMED[of]}{place:02d}号"
            number = f"BZ{when[:4]}-{len(rows) + 1:03d}"
            end = day(np.datetime64(until, "D").item()) if until else np.datetime64("NaT")
            rows.append((number, int(when[:4]), kind, level, of, name, unit, stage, np.datetime64(when, "D"), end))
    kinds = {"integer": int, "unit": int, "date": "datetime64[D]"}
    table = zip(COLUMNS, zip(*rows, strict=True), strict=True)
    values = {column.name: np.array(cells, dtype=kinds.get(column.kind, object)) for column, cells in table}
    return Sheet("honour", "表彰推荐台账", COLUMNS, values, whole("表彰推荐台账", LAST_DAY, values))
