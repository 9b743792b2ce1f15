"""年度计划进度表: planned progress by month; the epidemic spring of 2022 lowered the adjusted one."""

import numpy as np

from making.city import CITY, UNITS
from making.sheet import Sheet, columns, whole
from making.timeline import LAST_DAY

COLUMNS = columns("""
year 年度 integer
curve 曲线 code
unit_code 单位代码 unit
month 月份 integer
baseline_pct 基准计划进度 percent
adjusted_pct 调整计划进度 percent
reason 调整原因 text
""")
CURVES = {
    ("branch_standard", 2021): (57, 57.5, 58, 59, 60.5, 61.5, 62.5, 63, 64, 66.5, 69.5, 72),
    ("branch_standard", 2022): (72.0, 73.0, 74.5, 76.0, 77.5, 79.0, 80.5, 82.0, 87.0, 92.0, 97.0, 100),
    ("plan_coverage", 2021): (74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85),
    ("plan_coverage", 2022): (85.5, 86.5, 87.5, 88.5, 89.5, 90.5, 91.5, 92.5, 94.5, 96.5, 98.5, 100),
}
LOWERED = {
    ("branch_standard", 2022): {3: 74.0, 4: 74.5, 5: 76.0, 6: 78.0, 7: 80.0},
    ("plan_coverage", 2022): {3: 86.5, 4: 86.5, 5: 87.5, 6: 89.0, 7: 91.0},
}
REASON = "疫情影响"


def _rows() -> list[tuple[int, str, int, int, float, float, str]]:
    """Each curve for the city and for every unit, month by month."""
    rows = []
    for (curve, year), values in CURVES.items():
        for unit in (CITY, *range(len(UNITS))):
            for month, baseline in enumerate(values, start=1):
                adjusted = LOWERED.get((curve, year), {}).get(month, baseline)
                rows.append((year, curve, unit, month, baseline, adjusted, REASON if adjusted != baseline else ""))
    return rows


def make_sheet() -> Sheet:
    """All curves in one file."""
    table = list(zip(*_rows(), strict=True))
    kinds = {"code": object, "text": object, "unit": int, "integer": int, "percent": float}
    values = {c.name: np.array(column, dtype=kinds[c.kind]) for c, column in zip(COLUMNS, table, strict=True)}
    return Sheet("plan_curve", "年度计划进度表", COLUMNS, values, whole("年度计划进度表_2021-2022", LAST_DAY, values))
