"""The data sheet behind a chart: every number that the chart shows, with readable heads."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name

SHEET = "Sheet1"
Cell = str | float | None


@dataclass(frozen=True)
class Column:
    """A head, its cells, how numbers are written, and the formulas of those cells that follow from others."""

    head: str
    cells: tuple[Cell, ...]
    form: str = "General"
    formulas: tuple[str, ...] = ()


@dataclass
class Sheet:
    """Columns side by side; each is referred to by its letter."""

    columns: list[Column] = field(default_factory=list)

    def add(self, head: str, cells: Sequence[Cell], form: str = "General", formulas: Sequence[str] = ()) -> int:
        """The number of a column: of one that is there already, or of one more."""
        alike = [at for at, one in enumerate(self.columns) if (one.head, one.cells) == (head, tuple(cells))]
        if alike:
            return alike[0]
        self.columns.append(Column(head, tuple(cells), form, tuple(formulas)))
        return len(self.columns) - 1

    @staticmethod
    def letter(number: int) -> str:
        """The letter of a column."""
        return str(xl_col_to_name(number))

    def head(self, number: int) -> str:
        """Where a column's head stands."""
        return f"{SHEET}!${self.letter(number)}$1"

    def cells(self, number: int) -> str:
        """Where a column's cells stand."""
        name = self.letter(number)
        return f"{SHEET}!${name}$2:${name}${len(self.columns[number].cells) + 1}"

    def workbook(self) -> bytes:
        """The sheet as a workbook; a missing value is an empty cell, and words are never formulas."""
        held = BytesIO()
        book = Workbook(held, {"in_memory": True, "strings_to_formulas": False, "strings_to_numbers": False})
        page = book.add_worksheet(SHEET)
        bold = book.add_format({"bold": True})
        for at, column in enumerate(self.columns):
            page.write_string(0, at, column.head, bold)
            how = book.add_format({"num_format": column.form})
            for line, cell in enumerate(column.cells, 1):
                if isinstance(cell, str):
                    page.write_string(line, at, cell)
                elif cell is not None and any(column.formulas[line - 1 : line]):
                    page.write_formula(line, at, column.formulas[line - 1], how, cell)
                elif cell is not None:
                    page.write_number(line, at, cell, how)
        page.autofit()
        book.close()
        return held.getvalue()
