"""A chart's answer as a grid for slides: units by indicators where it is a matrix, else its data table."""

import re
from datetime import datetime
from typing import Any

import pandas as pd

from almanac.briefings.crossed import corner_of, glyph_of, heads_of, picture
from almanac.briefings.deck.parts.grid import Cell, Grid
from almanac.figures.kinds import matrix
from almanac.figures.kinds.table import columns_of
from almanac.figures.picture import Picture, Row, count, is_city
from almanac.narrative.answer import Answer
from almanac.narrative.table import FIGURE, data_table, figures
from almanac.texts.formats import is_missing

ONE_FIGURE = re.compile(r"\W?\d[\d,.]*\D*")  # with words after it


def grid(answer: Answer, language: str, lit: str) -> Grid:
    """The table of a chart."""
    return _matrix(answer, language, lit) if answer.chart.figure == "matrix" else _listed(answer, language, lit)


def listed(answer: Answer, language: str) -> pd.DataFrame:
    """The data table; of a chart that has none, the words of its rows."""
    table = data_table(answer, language)
    if len(table.columns):
        return table
    part = picture(answer, language, "projector")
    rows = part.rows
    if answer.chart.figure == "table" and rows:
        return pd.DataFrame({one.words: [count(row.get(one.name)) for row in rows] for one in columns_of(part)})
    return pd.DataFrame(
        {role: [row.get(role) for row in rows] for role in ("row", "label") if rows and role in rows[0]}
    )


def said(value: object) -> str:
    """A value of a table as it is written; a day without its hours."""
    return "" if is_missing(value) else str(value.date() if isinstance(value, datetime) else value)


def _is_mostly_figures(column: "pd.Series[Any]") -> bool:
    """Whether words stand only here and there where a column has numbers."""
    written = [str(value) for value in column if not is_missing(value) and value != ""]
    return sum(bool(FIGURE.fullmatch(one) or ONE_FIGURE.fullmatch(one)) for one in written) * 2 > len(written)


def _listed(answer: Answer, language: str, lit: str) -> Grid:
    """The data table: numbers at the right, the row of the unit in the light bold."""
    table = listed(answer, language)
    right = [str(name) for name in table if name in figures(table, language) or _is_mostly_figures(table[name])]
    codes = list(answer.rows["unit_code"]) if "unit_code" in answer.rows else [""] * len(table)
    lit = lit if set(codes) != {lit} else ""
    heads = tuple(Cell(str(name), name in right) for name in table)
    rows = tuple(
        tuple(
            Cell(said(value), name in right, bool(lit) and code == lit) for name, value in zip(table, row, strict=True)
        )
        for code, row in zip(codes, table.itertuples(index=False, name=None), strict=True)
    )
    return Grid(heads, rows)


def _matrix(answer: Answer, language: str, lit: str) -> Grid:
    """Units by indicators: only what stands out is tinted and has a shape; the city is bold."""
    part = picture(answer, language, "projector", lit)
    heads, lines = heads_of(part), []
    for line in matrix.in_order(part):
        found = {cell["series"]: cell for cell in line}
        bold = is_city(line[0]) or part.lit(line[0])
        cells = [_cell(part, found[series], bold) if series in found else Cell("", True) for series in heads]
        lines.append((Cell(str(line[0]["row"]), bold=bold), *cells))
    first = Cell(corner_of(part))
    return Grid((first, *(Cell(head, right=True) for head in heads.values())), tuple(lines), even=True)


def _cell(part: Picture, cell: Row, bold: bool) -> Cell:
    """A figure with the shape and the tint of its verdict."""
    words = part.say("no_data") if cell.get("label") is None else str(cell["label"])
    glyph, ground = glyph_of(part, cell), matrix.ground(part, cell)
    return Cell(
        words,
        right=True,
        bold=bold,
        glyph=glyph,
        glyph_color=part.mark(cell).color if glyph else "",
        ground="" if ground == part.color("paper") else ground,
    )
