"""A chart that is drawn as rows by columns, as a grid of cells that refer to the list of its numbers."""

from dataclasses import replace

from xlsxwriter.utility import xl_rowcol_to_cell

from almanac.briefings.book.cells import Cell, cell_of, marked
from almanac.briefings.book.tables import TOP, Line, Table
from almanac.briefings.crossed import corner_of, glyph_of, heads_of, picture
from almanac.figures.kinds.matrix import in_order
from almanac.figures.picture import Picture, Row, is_city
from almanac.narrative.answer import Answer

MATRIX = "matrix"


def is_matrix(answer: Answer) -> bool:
    """Whether an answer is drawn as rows by columns."""
    return answer.chart.figure == MATRIX and len(answer.rows) > 0


def grid(answer: Answer, language: str, below: Table, sheet: str) -> Table:
    """The matrix as it is drawn; its cells refer to the list on another sheet."""
    part = picture(answer, language)
    heads = heads_of(part)
    at = {id(row): place for place, row in enumerate(part.rows)}
    lines = []
    for row in in_order(part):
        cells = {cell["series"]: _referring(cell, at.get(id(cell)), below, sheet, part) for cell in row}
        tone = "city" if is_city(row[0]) else ""
        first = Cell(str(row[0]["row"]))
        lines.append(Line((first, *(cells.get(series, Cell("")) for series in heads)), tone))
    right = (False, *([True] * len(heads)))
    return Table((corner_of(part), *heads.values()), right, tuple(lines))


def _referring(cell: Row, place: int | None, below: Table, sheet: str, part: Picture) -> Cell:
    """A cell of the grid: the number of the list by reference, words as they are."""
    label = cell.get("label")
    said = cell_of(part.say("no_data") if label is None else label)
    if said.is_number and place in below.places and below.value is not None:
        line = below.places.index(place)
        found = below.lines[line].cells[below.value]
        if found.value == said.value:
            address = xl_rowcol_to_cell(TOP + 1 + line, below.value)
            said = replace(said, formula=f"='{sheet}'!{address}")
    return marked(said, glyph_of(part, cell))
