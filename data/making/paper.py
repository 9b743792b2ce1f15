"""Sheets → pages: as an office would send them (title rows, 合计, GB18030, its own dates and names), or clean."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from making.chance import generator
from making.city import CITY, CITY_CODE, CITY_NAME, CODES, UNITS
from making.sheet import Column, Part, Sheet

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
STRAY_SHARE, STRAY_MOST = 0.0004, 9  # cells of a file with full-width digits or blanks around them


@dataclass(frozen=True)
class Paper:
    """How one file looks; `name` says which of a unit's names is used, None its code."""

    encoding: str = "utf-8"
    newline: str = "\n"
    date: str = "{0}-{1:02d}-{2:02d}"
    name: int | None = None
    is_titled: bool = False
    is_stray: bool = False
    no_date: str = ""


CLEAN = Paper()
OFFICE = Paper("gb18030", "\r\n", "{0}年{1}月{2}日", 0, True, True, "/")
EXCEL = Paper("utf-8-sig", "\r\n", "{0}/{1}/{2}", -1, False, True)
OLD_EXCEL = Paper("gb18030", "\r\n", "{0}/{1}/{2}", 1, False, True)
SYSTEM = Paper("utf-8", "\r\n")
OLD_SYSTEM = Paper("gb18030")
PAPERS = {  # the files of one source, in turn
    "headcount": (OFFICE,),
    "lixiu_roster": (OLD_EXCEL, OLD_SYSTEM, EXCEL, OFFICE),
    "service_record": (OLD_EXCEL, OFFICE, OLD_SYSTEM, EXCEL),
    "branch": (OLD_SYSTEM, EXCEL, OFFICE),
    "branch_assessment": (OLD_EXCEL,),
    "branch_creation": (SYSTEM,),
    "volunteer_service": (EXCEL, OLD_EXCEL, OFFICE, OLD_SYSTEM, OLD_SYSTEM, OLD_EXCEL, OFFICE),
    "activity": (OLD_EXCEL, OFFICE, OLD_SYSTEM, OLD_EXCEL, EXCEL),
    "shared_site": (OFFICE,),
    "indicator_target": (SYSTEM,),
    "plan_curve": (EXCEL,),
    "task_progress": (OLD_EXCEL, OLD_SYSTEM, EXCEL, OFFICE),
    "talent_pool": (OLD_EXCEL, OFFICE, SYSTEM),
    "platform_monthly": (OLD_SYSTEM, EXCEL),
    "honour": (OFFICE,),
    "chronicle": (EXCEL,),
    "published_figure": (SYSTEM,),
}


@dataclass(eq=False)
class Line:
    """One record of a file; `raw` where its bytes are not simply its text."""

    text: str
    raw: bytes | None = None


@dataclass
class Page:
    """One file before it is written: its lines, where its header stands, and where its rows end."""

    stem: str
    source: str
    columns: tuple[Column, ...]
    paper: Paper
    lines: list[Line]
    header: int
    rows: int

    def body(self) -> list[Line]:
        """The lines of its rows."""
        return self.lines[self.header + 1 : self.header + 1 + self.rows]

    def bytes(self) -> bytes:
        """The file as it is written."""
        end = self.paper.newline
        plain = self.paper.encoding.removesuffix("-sig")
        start = b"\xef\xbb\xbf" if plain != self.paper.encoding else b""
        return start + b"".join(
            (line.text + end).encode(plain) if line.raw is None else line.raw for line in self.lines
        )


def _said_once(values: np.ndarray, say: Callable[..., str]) -> list[str]:
    """Every value as text, each distinct one converted once."""
    distinct, where = np.unique(values, return_inverse=True)
    words = [say(value) for value in distinct]
    return [words[i] for i in where]


def _date(paper: Paper, value: np.datetime64) -> str:
    """A day in the file's own way of writing it."""
    day = value.item()
    return paper.no_date if day is None else paper.date.format(day.year, day.month, day.day)


def _unit(paper: Paper, value: int) -> str:
    """A unit by its code or by one of its names."""
    if value == CITY:
        return CITY_CODE if paper.name is None else CITY_NAME
    return CODES[value] if paper.name is None else UNITS[value].names[paper.name]


def _number(value: float) -> str:
    """A number without needless digits; nothing where it is missing."""
    return "" if np.isnan(value) else f"{value:.10g}"


def cells(column: Column, values: np.ndarray, paper: Paper) -> list[str]:
    """One column of a file as text."""
    match column.kind:
        case "code" | "text" | "choice":
            return values.tolist()
        case "flag":
            return ["是" if value else "否" for value in values.tolist()]
        case "date":
            return _said_once(values, lambda value: _date(paper, value))
        case "unit":
            return _said_once(values, lambda value: _unit(paper, int(value)))
        case "percent":
            return [f"{one}%" for one in _said_once(values, _number)]
        case _:
            return _said_once(values, _number)


def quoted(cell: str) -> str:
    """A cell as CSV wants it."""
    return '"' + cell.replace('"', '""') + '"' if any(mark in cell for mark in ',"\r\n') else cell


def _stray(chance: np.random.Generator, columns: tuple[Column, ...], table: list[list[str]]) -> None:
    """Full-width digits in some numbers and dates, blanks around some words; changes the table in place."""
    rows = len(table[0])
    for _ in range(min(STRAY_MOST, 1 + int(rows * STRAY_SHARE * len(table)))):
        row, place = int(chance.integers(rows)), int(chance.integers(len(table)))
        kind, cell = columns[place].kind, table[place][row]
        if kind in ("integer", "number", "date"):
            table[place][row] = cell.translate(FULL_WIDTH)
        elif kind in ("choice", "unit", "flag") and cell:
            table[place][row] = f" {cell}" if chance.random() < 0.5 else f"{cell}\u3000"


def _below(sheet: Sheet, part: Part) -> list[str]:
    """The 合计 row, where anything can be added up, and who filled the table in."""
    added = [c.is_totalled for c in sheet.columns]
    sums = [
        _number(np.nansum(sheet.values[c.name][part.rows].astype(float))) if c.is_totalled else ""
        for c in sheet.columns[1:]
    ]
    totals = [",".join(["合计", *sums])] if any(added) else []
    return [*totals, "填表人：办公室 审核人：办公室" + "," * (len(added) - 1)]


def _above(sheet: Sheet, part: Part) -> list[str]:
    """Two title rows."""
    dated = f"{part.dated.year}年{part.dated.month}月{part.dated.day}日"
    empty = "," * (len(sheet.columns) - 1)
    return [f"附件1 {sheet.title}{empty}", f"填报单位：市委老干部局 填报日期：{dated}{empty}"]


def page(sheet: Sheet, part: Part, paper: Paper, seed: int) -> Page:
    """One part of a sheet as a file of this look."""
    table = [cells(column, sheet.values[column.name][part.rows], paper) for column in sheet.columns]
    if paper.is_stray:
        _stray(generator(seed, f"paper {part.stem}"), sheet.columns, table)
    for place, column in enumerate(sheet.columns):
        if column.kind in ("text", "choice"):
            table[place] = [quoted(cell) for cell in table[place]]
    above = _above(sheet, part) if paper.is_titled else []
    header = ",".join(column.header for column in sheet.columns)
    body = [",".join(row) for row in zip(*table, strict=True)]
    below = _below(sheet, part) if paper.is_titled else []
    lines = [Line(text) for text in (*above, header, *body, *below)]
    return Page(part.stem, sheet.source, sheet.columns, paper, lines, len(above), len(body))


def pages(sheet: Sheet, seed: int, is_clean: bool) -> list[Page]:
    """All files of one export."""
    looks = PAPERS[sheet.source]
    return [page(sheet, part, CLEAN if is_clean else looks[i % len(looks)], seed) for i, part in enumerate(sheet.parts)]
