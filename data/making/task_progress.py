"""年度重点任务序时进度表: 52 items, month by month and unit by unit; and the curve of each item's plan."""

from datetime import date

import numpy as np

from making.city import CITY
from making.sheet import Part, Sheet, columns, whole
from making.tasks import ITEMS, Item, curve, share_done
from making.timeline import LAST_DAY, SNAPSHOTS, day

COLUMNS = columns("""
year 年度 integer
month 统计月 integer
task_id 任务编号 code
task_name 任务名称 text
unit_code 单位代码 unit
lead 牵头处室 text
task_type 任务类型 choice
target 年度目标值 number
target_unit 目标单位 text
actual 累计完成值 number
actual_pct 完成率 percent
baseline_pct 基准计划进度 percent
adjusted_pct 调整计划进度 percent
reason 调整原因 choice
status 状态 choice
due_on 节点日期 date
finished_on 完成日期 date
evidence 佐证材料 text
note 问题与措施 text
""")
YEAR, MONTHS = 2022, 8
CURVE_COLUMNS = columns("""
year 年度 integer
curve 曲线 code
unit_code 单位代码 unit
month 月份 integer
baseline_pct 基准计划进度 percent
adjusted_pct 调整计划进度 percent
reason 调整原因 text
""")
EPIDEMIC = "疫情影响"
KINDS = {"integer": int, "unit": int, "number": float, "percent": float, "date": "datetime64[D]"}
Row = tuple[object, ...]


def _course(item: Item) -> np.ndarray:
    """Progress in percent at the end of each month so far; it never falls, and ends where it stands today."""
    planned = curve(item.adjusted or item.plan)[:MONTHS]
    gap = share_done(item) - planned[-1]
    gaps = gap * np.arange(1, MONTHS + 1) / MONTHS
    if item.july is not None:
        gaps[:-1] = item.july * np.arange(1, MONTHS) / (MONTHS - 1)
    course = np.clip(np.where(planned > 0, planned + gaps, 0), 0, 100)
    if item.finished:
        course[: int(item.finished[5:7]) - 1] = np.minimum(course, 99)[: int(item.finished[5:7]) - 1]
        course[int(item.finished[5:7]) - 1 :] = 100
    course[-1] = share_done(item)
    return np.minimum.accumulate(np.maximum.accumulate(course)[::-1])[::-1]


def _count(item: Item, place: int, share: float, last: float, scale: int) -> tuple[float, float]:
    """(target, done) of one unit in a month; ahead of the plan it is rounded up, behind it down."""
    assert isinstance(item.done, tuple) and isinstance(item.target, tuple)
    is_ahead = item.july is None and round(share_done(item), 1) >= curve(item.adjusted or item.plan)[MONTHS - 1]
    part = share / last if last else 0.0
    if max(item.target) == 1:
        first = sum(item.done[:place])  # one unit after the other has it done
        return 1.0, float(item.done[place] and first < _whole(sum(item.done) * part, is_ahead))
    return item.target[place] * scale, _whole(item.done[place] * scale * part, is_ahead)


def _whole(amount: float, is_ahead: bool) -> float:
    """A whole number: up where the item is ahead of its plan, down where it is behind."""
    return float(np.ceil(round(amount, 6)) if is_ahead else np.floor(round(amount, 6)))


def _state(share: float, planned: float, item: Item) -> str:
    """The word of the office for an item's state."""
    if share >= 100:
        return "已完成"
    if share == 0:
        return "未启动"
    return "受阻" if item.remark and share < planned - 15 else "推进中"


def _rows(item: Item, month: int, scale: int) -> list[Row]:
    """What every unit reports of one item in a month."""
    course, end = _course(item), day(SNAPSHOTS[12 + month - 1])
    baseline, adjusted = curve(item.plan)[month - 1], curve(item.adjusted or item.plan)[month - 1]
    rows: list[Row] = []
    for unit in item.units:
        share, target, done = float(course[month - 1]), np.nan, np.nan
        if isinstance(item.target, tuple):
            target, done = _count(item, unit, course[month - 1], course[-1], scale)
            share = 100 * done / target
        finished = day(date.fromisoformat(item.finished)) if item.finished and share >= 100 else np.datetime64("NaT")
        finished = finished if finished <= end else np.datetime64("NaT")
        plan = (round(share, 1), baseline, adjusted, EPIDEMIC if adjusted != baseline else "")
        state = _state(share, adjusted, item)
        proof = f"{item.id}佐证{month}月" if share else ""
        told = item.remark if month == MONTHS and share < adjusted else ""
        head = (YEAR, month, item.id, item.name, unit, item.lead, item.kind, target, item.counted, done)
        rows.append((*head, *plan, state, day(date.fromisoformat(item.due)), finished, proof, told))
    return rows


def _values(rows: list[Row], named: tuple[str, ...], kinds: list[str]) -> dict[str, np.ndarray]:
    """Rows as columns."""
    both = zip(named, kinds, zip(*rows, strict=True), strict=True)
    return {name: np.array(column, dtype=KINDS.get(kind, object)) for name, kind, column in both}


def make_sheet(scale: int) -> Sheet:
    """Eight months, one file each."""
    months = range(1, MONTHS + 1)
    table = [[row for item in ITEMS for row in _rows(item, month, scale)] for month in months]
    values = _values([row for rows in table for row in rows], tuple(c.name for c in COLUMNS), [c.kind for c in COLUMNS])
    parts = tuple(
        Part(f"年度重点任务序时进度表_{YEAR}年{m}月", SNAPSHOTS[12 + m - 1], np.flatnonzero(values["month"] == m))
        for m in months
    )
    return Sheet("task_progress", "年度重点任务序时进度表", COLUMNS, values, parts)


def make_curves() -> Sheet:
    """The plan of every item for the whole year, as it was first written and as it was adjusted."""
    rows: list[Row] = []
    for item in ITEMS:
        both = zip(curve(item.plan).tolist(), curve(item.adjusted or item.plan).tolist(), strict=True)
        for month, (baseline, adjusted) in enumerate(both, start=1):
            rows.append((YEAR, item.id, CITY, month, baseline, adjusted, EPIDEMIC if adjusted != baseline else ""))
    values = _values(rows, tuple(c.name for c in CURVE_COLUMNS), [c.kind for c in CURVE_COLUMNS])
    stem = f"年度重点任务计划曲线_{YEAR}"
    return Sheet("plan_curve", "年度重点任务计划曲线表", CURVE_COLUMNS, values, whole(stem, LAST_DAY, values))
