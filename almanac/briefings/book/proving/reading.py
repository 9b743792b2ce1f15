"""A workbook read back: what every cell shows, and what its formula gives by our own arithmetic."""

import re
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from almanac.briefings.book.rates import recomputed

REFERENCE = re.compile(r"='(?P<sheet>[^']+)'!(?P<cell>[A-Z]+\d+)")
LITERAL = re.compile(r'"([^"]*)"')
HASH = re.compile(r"[0-9a-f]{64}")


class Read:
    """A workbook as its formulas and as its values."""

    def __init__(self, content: bytes) -> None:
        self.formulas: Workbook = load_workbook(BytesIO(content))
        self.values: Workbook = load_workbook(BytesIO(content), data_only=True)

    @property
    def names(self) -> list[str]:
        """The names of the sheets, in order."""
        return list(self.values.sheetnames)

    def written(self) -> dict[str, list[str]]:
        """What stands on every sheet: in bulk on the first ones and the last, by row on those of tables."""
        found: dict[str, list[str]] = {}
        for name in self.names:
            for row in self.values[name].iter_rows():
                said = [_displayed(cell) for cell in row if cell.hyperlink is None]
                found.setdefault(place_of(name, row[0].row, said), []).extend(word for word in said if word)
        return found

    def formulas_of(self, name: str) -> int:
        """How many rates of a sheet are formulas."""
        cells = (cell for row in self.formulas[name].iter_rows() for cell in row)
        return sum(cell.data_type == "f" and not REFERENCE.fullmatch(str(cell.value)) for cell in cells)

    def computed(self) -> Iterator[tuple[str, str, str]]:
        """For every formula its place, what its cell shows, and what it would show if it were computed now."""
        for name in self.names:
            for row in self.formulas[name].iter_rows():
                for cell in (one for one in row if one.data_type == "f"):
                    kept = self.values[name][cell.coordinate]
                    yield f"{name}!{cell.coordinate}", _displayed(kept), self._now(str(cell.value), kept)

    def links(self) -> Iterator[tuple[str, str]]:
        """Every link inside the workbook: the sheet that it leads to, and its words."""
        for sheet in self.values:
            for row in sheet.iter_rows():
                for cell in (one for one in row if one.hyperlink and one.hyperlink.location):
                    yield str(cell.hyperlink.location).rpartition("!")[0].strip("'"), str(cell.value)

    def _now(self, formula: str, kept: Cell) -> str:
        if found := REFERENCE.fullmatch(formula):
            there = self.values[found["sheet"]][found["cell"]] if found["sheet"] in self.names else None
            return displayed(there.value, kept.number_format) if there is not None else ""
        value = recomputed(formula, _numbers(kept.parent, formula))
        return displayed(float(value), kept.number_format) if value is not None else ""


def place_of(name: str, row: int, said: list[str]) -> str:
    """Where words stand: the row of a sheet; for a file the row that bears its hash."""
    return f"{name}!{said[0]}" if len(said) > 2 and HASH.fullmatch(said[2]) else f"{name}!{row}"


def displayed(value: Any, pattern: str) -> str:
    """A value as its number format shows it; with all its digits where the format would hide some."""
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}"
    if value is None or isinstance(value, str):
        return value or ""
    parts = pattern.split(";")
    part = parts[0] if value > 0 or len(parts) < 2 else parts[1] if value < 0 else parts[2 % len(parts)]
    core, amount = LITERAL.sub("", part), abs(float(value)) if len(parts) > 1 else float(value)
    places = len(core.partition(".")[2])
    figure = f"{amount:,.{places}f}" if "," in core else f"{amount:.{places}f}"
    if float(figure.replace(",", "")) != amount or not core:
        return repr(value)
    return LITERAL.sub(r"\1", part).replace(core, figure)


def _displayed(cell: Cell) -> str:
    return displayed(cell.value, cell.number_format)


def _numbers(sheet: Worksheet, formula: str) -> dict[str, float]:
    """The numbers in the cells that a formula names."""
    cells = {name: sheet[name].value for name in re.findall(r"\b[A-Z]+\d+\b", formula)}
    return {name: float(value) for name, value in cells.items() if isinstance(value, int | float)}
