"""The exports of a sample, read by simple means that share no code with their maker or with almanac."""

import csv
import io
import re
import unicodedata
from functools import cache
from pathlib import Path

NAMES = {
    "headcount": ("headcount", "离退休干部基本情况统计表"),
    "lixiu_roster": ("lixiu_roster", "离休干部一人一策台账"),
    "service_record": ("service_record", "精准服务记录表"),
    "branch": ("branch_2", "离退休干部党支部台账"),
    "branch_assessment": ("党支部考评得分表",),
    "branch_creation": ("branch_creation",),
    "volunteer_service": ("volunteer_service", "志愿服务时长"),
    "activity": ("activity", "学习培训活动记录"),
    "shared_site": ("党建共享阵地表",),
    "indicator_target": ("indicator_target",),
    "plan_curve": ("年度计划进度表", "年度重点任务计划曲线"),
    "task_progress": ("年度重点任务序时进度表",),
    "talent_pool": ("talent_pool", "银发人才库"),
    "platform_monthly": ("platform_monthly", "老干部工作云运行月报"),
    "honour": ("表彰推荐台账",),
    "chronicle": ("events",),
    "published_figure": ("published_figure",),
}
UNITS = {
    "320582": ("张家港市", "张家港"),
    "320581": ("常熟市", "常熟"),
    "320585": ("太仓市", "太仓"),
    "320583": ("昆山市", "昆山"),
    "320509": ("吴江区", "吴江"),
    "320506": ("吴中区", "吴中"),
    "320507": ("相城区", "相城"),
    "320508": ("姑苏区", "姑苏"),
    "320505": ("苏州高新区", "高新区", "虎丘区"),
    "320571": ("苏州工业园区", "工业园区", "园区"),
    "320500-SZ": ("市直单位", "市直"),
    "320500": ("全市",),
}
CODES = {name: code for code, names in UNITS.items() for name in (code, *names)}
TEN = tuple(UNITS)[:11]
DATE = re.compile(r"(\d{4})[年/-](\d{1,2})[月/-](\d{1,2})日?")
UNIT_HEADERS = ("板块", "单位代码", "管理板块", "所属板块")
SIGNED = "填表人：办公室 审核人：办公室"
Row = dict[str, str]


def decoded(path: Path) -> str:
    """The text of a file: UTF-8, with or without a mark, or GB18030."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030")


@cache
def plain(cell: str) -> str:
    """A cell as it is meant: half-width, trimmed, dates as 2022-08-25."""
    if cell.isascii() and cell.isalnum():
        return cell
    text = unicodedata.normalize("NFKC", cell).strip()
    found = DATE.fullmatch(text)
    if found:
        return "{}-{:02d}-{:02d}".format(*map(int, found.groups()))
    return "" if text == "/" else text


def table(path: Path) -> tuple[list[list[str]], list[str], list[list[str]], list[list[str]]]:
    """(lines above the header, the header, rows, lines below them) of a file, cell by cell."""
    lines = list(csv.reader(io.StringIO(decoded(path), newline="")))
    start = 2 if lines[0][0].startswith("附件1") else 0
    end = next((i for i in range(len(lines) - 3, len(lines)) if lines[i][0] in ("合计", SIGNED)), len(lines))
    return lines[:start], lines[start], lines[start + 1 : end], lines[end:]


def files(folder: Path, source: str) -> list[Path]:
    """The files of one export."""
    found = {path for name in NAMES[source] for path in folder.glob(f"{name}*.csv")}
    return sorted(found, key=lambda path: path.name)


@cache
def rows(folder: Path, source: str) -> list[Row]:
    """All rows of one export, plain, units as codes."""
    found = []
    for path in files(folder, source):
        _, header, body, _ = table(path)
        place = next((header.index(name) for name in UNIT_HEADERS if name in header), None)
        for cells in body:
            values = [plain(cell) for cell in cells]
            if place is not None:
                values[place] = CODES[values[place]]
            found.append(dict(zip(header, values, strict=True)))
    return found


def count_by(found: list[Row], column: str) -> dict[str, int]:
    """How many rows there are of each value."""
    counts: dict[str, int] = {}
    for row in found:
        counts[row[column]] = counts.get(row[column], 0) + 1
    return counts


def per_unit(found: list[Row], column: str) -> tuple[int, ...]:
    """How many rows each unit has, in the units' order."""
    counts = count_by(found, column)
    return tuple(counts.get(code, 0) for code in TEN)
