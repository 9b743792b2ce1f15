"""An answer as a table of cells, its rates as formulas."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd
from xlsxwriter.utility import xl_rowcol_to_cell

from almanac.briefings.book.cells import Cell, cell_of, marked
from almanac.briefings.book.rates import Rate, formula
from almanac.catalogue import Indicator
from almanac.figures.look import Look, load_look
from almanac.figures.picture import Row, values_of
from almanac.indicators.measure import factor
from almanac.narrative.answer import Answer
from almanac.narrative.table import PARTS, VALUES, columns
from almanac.tables.ask import Source

TOP = 5  # the row of a table's heads, counted from 0
MARKS = {"verdict": "verdict", "verdict_said": "verdict", "state_words": "status"}  # words and the state they say
NAMES = ("name", "unit", "part", "series", "month", "head", "in_unit")  # columns that say what a row is


@dataclass(frozen=True)
class Line:
    """A row of cells; `tone` is city or own where it stands out."""

    cells: tuple[Cell, ...]
    tone: str = ""


@dataclass(frozen=True)
class Table:
    """Heads, which of them stand over numbers, and lines; `places` are the rows of the answer that the lines show."""

    heads: tuple[str, ...]
    right: tuple[bool, ...]
    lines: tuple[Line, ...]
    places: tuple[int, ...] = ()
    value: int | None = None


def listed(answer: Answer, source: Source, language: str) -> Table:
    """Every row of an answer: displayed values, and rates as formulas over the cells beside them."""
    shown, heads = columns(answer, language, with_parts=True)
    rows = _values(answer.rows)
    names, look = list(heads), load_look("paper")
    places = tuple(at for at in range(len(shown)) if says_something(shown.iloc[at], names))
    tones = _tones(rows, source.config.city.code, str(answer.facts.get("unit_code") or ""))
    value = next((names.index(name) for name in VALUES if name in names), None)
    lines = []
    for line, at in enumerate(places, TOP + 1):
        cells = [_cell(name, shown[name].iloc[at], rows[at], look) for name in names]
        indicator = source.catalogue.indicators.get(str(rows[at].get("indicator") or ""))
        lines.append(Line(tuple(_computed(cells, names, value, line, rows[at], indicator)), tones[at]))
    right = tuple(any(line.cells[column].is_number for line in lines) for column in range(len(names)))
    return Table(tuple(heads.values()), right, tuple(lines), places, value)


def _cell(name: str, shown: object, row: Row, look: Look) -> Cell:
    """One cell of the list; a value said with its unit keeps it in its format, a verdict has its shape."""
    after = ""
    if name == "said" and str(shown).startswith(str(row.get("text"))):
        after = str(shown)[len(str(row["text"])) :]
    cell = cell_of(shown, after)
    return marked(cell, look.mark(row.get(MARKS[name])).glyph) if name in MARKS else cell


def _computed(
    cells: Sequence[Cell], names: Sequence[str], value: int | None, line: int, row: Row, indicator: Indicator | None
) -> list[Cell]:
    """The cells, the value as a formula where it is made of the numerator and the denominator beside it."""
    done = list(cells)
    if value is None or indicator is None or indicator.kind == "count" or not set(PARTS) <= set(names):
        return done
    x, n = (cells[names.index(name)].value for name in PARTS)
    if row.get("shown") != "compare" or not isinstance(x, float) or not isinstance(n, float) or not n:
        return done
    top, base = (xl_rowcol_to_cell(line, names.index(name)) for name in PARTS)
    shown = cells[value]
    if isinstance(shown.value, float):
        rate = Rate(factor(indicator), places_of(shown.said, shown.format))
        done[value] = replace(shown, formula=formula(rate, x, n, shown.value, top, base))
    return done


def places_of(said: str, pattern: str) -> int:
    """How many decimals a number format writes."""
    core = pattern.split(";")[0]
    return len(core.partition(".")[2].partition('"')[0]) if "." in core else 0


def _tones(rows: Sequence[Row], city: str, own: str) -> list[str]:
    """Which rows speak of the city, and which of the unit that was asked for, among others."""
    codes = [row.get("unit_code") for row in rows]
    if len(set(codes)) < 2:
        return [""] * len(rows)
    return ["city" if code == city else "own" if own and code == own else "" for code in codes]


def says_something(row: "pd.Series[Any]", names: Sequence[str]) -> bool:
    """Whether a row has more than its name."""
    others = [name for name in names if name not in NAMES] or names
    return any(value == value and value not in (None, "") for value in (row[name] for name in others))


def _values(rows: pd.DataFrame) -> list[Row]:
    """Rows as plain mappings."""
    plain = {str(name): values_of(rows[name]) for name in rows}
    return [dict(zip(plain, values, strict=True)) for values in zip(*plain.values(), strict=True)]
