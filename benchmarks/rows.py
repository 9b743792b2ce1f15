"""Made-up rows of the volunteer log: an untidy GB18030 export, and the same rows clean in UTF-8 and GB18030."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

HEADER = (
    "记录编号,志愿者编码,板块,团队编码,项目名称,服务领域,服务阵地,服务日期,开始,结束,时长(小时),服务对象人次,"
    "记录方式,核实,专项"
)
_BLOCK = 100_000
_UNITS = ("320582", "常熟市", "昆山", "姑苏区", "320571")
_PROJECTS = (
    "银发宣讲团 老书记讲党课 红色故事会 政策进楼道 银龄调解室 楼道议事员 文明劝导岗 社区巡防队 名医义诊 健康讲座"
)
_FIELDS = "理论宣讲 基层治理 助学支教 文化文艺 关心下一代 科技科普 医疗健康 文明实践 应急 其他"
_LISTS = {
    "team": [f"TD{unit}-{number:02d}" for unit in (320582, 320581, 320583, 320508, 320571) for number in range(40)],
    "project": _PROJECTS.split(),
    "field": _FIELDS.split(),
    "place": "文明实践站 社区 学校 阵地 线上".split(),
    "day": [str(np.datetime64("2021-01-01") + day) for day in range(600)],
    "hours": "0.5 1 1.5 2 2.5 3 3.5 4 5 6".split(),
    "mode": "签到签退 团队确认 补录".split(),
    "verified": ["是", "否"],
    "campaign": "日常 晚霞生辉 志愿服务周".split(),
}
_PEOPLE = 60_000


def write(folder: Path, count: int) -> dict[str, int]:
    """Writes untidy.csv, clean.csv (GB18030) and clean.utf8.csv; how many lines of each outcome the untidy one has."""
    chance = np.random.default_rng(7)
    told = {"rows": 0, "rejected": 0, "skipped": 2}
    with (
        (folder / "volunteer_service.csv").open("wb") as untidy,
        (folder / "clean.csv").open("wb") as clean,
        (folder / "clean.utf8.csv").open("wb") as utf8,
    ):
        untidy.write(f"志愿服务时长记录\n\n{HEADER}\n".encode("gb18030"))
        clean.write(f"{HEADER}\n".encode("gb18030"))
        utf8.write(f"{HEADER}\n".encode())
        for start in range(0, count, _BLOCK):
            rows = list(_rows(chance, start, min(_BLOCK, count - start)))
            whole = "\n".join(rows) + "\n"
            clean.write(whole.encode("gb18030"))
            utf8.write(whole.encode())
            untidy.write(_spoiled(chance, rows, told))
        untidy.write("合计,,,,,,,,,,,,,,\n填表人：某某,,,,,,,,,,,,,,\n".encode("gb18030"))
    return told


def _rows(chance: np.random.Generator, start: int, count: int) -> Iterator[str]:
    """Whole rows, numbered from a start."""
    cells = {name: np.array(words, object)[chance.integers(0, len(words), count)] for name, words in _LISTS.items()}
    people, begins = chance.integers(0, _PEOPLE, count), chance.integers(16, 30, count)
    units, served = np.array(_UNITS, object)[chance.integers(0, 5, count)], chance.integers(1, 60, count)
    for at in range(count):
        word = {name: column[at] for name, column in cells.items()}
        begin = f"{begins[at] // 2:02d}:{begins[at] % 2 * 3}0"
        end = f"{begins[at] // 2 + 4:02d}:00"
        yield (
            f"ZY{start + at:09d},{people[at] * 2654435761 % 2**40:012x},{units[at]},{word['team']},{word['project']},"
            f"{word['field']},{word['place']},{word['day']},{begin},{end},{word['hours']},{served[at]},"
            f"{word['mode']},{word['verified']},{word['campaign']}"
        )


def _spoiled(chance: np.random.Generator, rows: list[str], told: dict[str, int]) -> bytes:
    """The rows with one in a hundred untidy, each in one of nine ways."""
    ways = np.where(chance.random(len(rows)) < 0.01, chance.integers(1, 10, len(rows)), 0).tolist()
    lines = [row.encode("gb18030") for row in rows]
    for at, way in enumerate(ways):
        if way:
            lines[at] = _WAYS[way - 1](lines[at])
    told["rejected"] += sum(way in _REJECTED or way == _TWICE for way in ways)
    told["skipped"] += sum(way in _SKIPPED for way in ways)
    told["rows"] += sum(way not in _REJECTED for way in ways)
    return b"\n".join(lines) + b"\n"


def _cell(line: bytes, at: int, new: bytes) -> bytes:
    cells = line.split(b",")
    return b",".join([*cells[:at], new, *cells[at + 1 :]])


_WAYS = (
    lambda line: _cell(line, 4, '"宣讲，""红色""故事"'.encode("gb18030")),  # a quoted cell with quotes in it
    lambda line: _cell(line, 10, "2 小时".encode("gb18030")),  # a number with its unit
    lambda line: _cell(line, 7, b"22/8/5"),  # a year of two digits
    lambda line: _cell(line, 11, b"1,234"),  # a row too wide
    lambda line: _cell(line, 10, "三小时".encode("gb18030")),  # words for a number
    lambda line: _cell(line, 4, b"\x81"),  # a damaged byte
    lambda line: line + b"\n,,,,,,,,,,,,,,",  # a blank line behind the row
    lambda line: line + b"\n" + line,  # the row twice
    lambda line: line + "\n小计,,,,,,,,,,,,,,".encode("gb18030"),  # a line of totals behind the row
)
_REJECTED, _SKIPPED, _TWICE = (3, 4, 5, 6), (7, 9), 8
