"""An answer as a table on paper: rows and columns as on screen, every cell in words."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from almanac.briefings.crossed import MARKED, corner_of, picture
from almanac.figures.draw import in_roles
from almanac.figures.kinds import matrix, table
from almanac.figures.picture import Picture, Row, count, is_city
from almanac.narrative.answer import Answer
from almanac.narrative.table import data_table, figures
from almanac.texts import formats, text
from almanac.texts.formats import is_missing

CROSSED = ("matrix", "ladder", "spread")  # figures whose rows and series cross
SHOWN = {"ladder": "x"}  # what stands in a cell, where it is not the label
SPANS = (("numerator", "denominator", "/"), ("low", "high", "\u2013"))  # columns that paper joins to one


@dataclass(frozen=True)
class Grid:
    """Heads, rows, which columns hold numbers, the unit of all of them, what the marks mean, and the bold rows."""

    heads: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    right: tuple[int, ...] = ()
    unit: str = ""
    legend: str = ""
    bold: tuple[int, ...] = ()

    def said(self, how: Callable[[str], str]) -> "Grid":
        """The same with every head and cell in other words."""
        rows = tuple(tuple(how(cell) for cell in row) for row in self.rows)
        return replace(self, heads=tuple(how(head) for head in self.heads), rows=rows)


def grid(answer: Answer, language: str) -> Grid:
    """The table of an answer; without heads or rows where it has none."""
    if not answer.has_rows:
        return Grid()
    seen = in_roles(answer.chart, answer.rows)
    months = {row.get("x") for row in seen}
    if answer.chart.figure in CROSSED and _crosses(seen, "row"):
        return _crossed(answer, seen, language)
    series = {row["series"] for row in seen if row.get("series")}
    if answer.chart.figure == "trend" and len(series) > 1 and len(months) > 1:
        return _over_time(answer, seen, language)
    if answer.chart.figure == "table" and not answer.chart.table:
        return _as_on_screen(answer, seen, language)
    return _listed(answer, language)


def _crosses(seen: Sequence[Row], name: str) -> bool:
    """Whether each pair of a row and a series has one cell."""
    pairs = [(row.get(name), row.get("series")) for row in seen]
    return len(pairs) == len(set(pairs)) and all(row.get("series") is not None for row in seen)


def _crossed(answer: Answer, seen: Sequence[Row], language: str) -> Grid:
    """Rows by series; what differs significantly has its mark before it."""
    part = picture(answer, language)
    series = list(dict.fromkeys(row["series"] for row in seen))
    named = "head" if "head" in answer.chart.encode else "series"
    heads = {row["series"]: str(row.get(named) or row["series"]) for row in reversed(seen)}
    units = dict(zip((row["series"] for row in seen), answer.rows.get("in_unit", [""] * len(seen)), strict=False))
    alike = set(units.values())
    if len(alike) > 1:
        heads = {name: _with_unit(words, units[name], language) for name, words in heads.items()}
    is_shaded = answer.chart.figure == "matrix" and part.options.get("shade", "verdict") == "verdict"
    is_tested = is_shaded and "verdict" in answer.rows
    lines, shown = matrix.in_order(part), SHOWN.get(answer.chart.figure, "label")
    rows = [_line(line, series, lambda cell: _cell(part, cell, is_tested, shown)) for line in lines]
    return Grid(
        heads=(corner_of(part), *(heads[name] for name in series)),
        rows=tuple(rows),
        right=tuple(range(1, len(series) + 1)),
        unit=_unit_of(answer, alike.pop() if len(alike) == 1 else "", language),
        legend=_legend(part, answer, rows, language) if is_tested else "",
        bold=tuple(at for at, line in enumerate(lines) if is_city(line[0])),
    )


def _line(line: Sequence[Row], series: Sequence[object], said: Callable[[Row], str]) -> tuple[str, ...]:
    cells = {cell["series"]: said(cell) for cell in line}
    return (str(line[0]["row"]), *(cells.get(name, "") for name in series))


def _cell(part: Picture, cell: Row, is_tested: bool, shown: str) -> str:
    role = "label" if cell.get("is_target") else shown
    words = part.say("no_data") if cell.get(role) is None else count(cell[role])
    return f"{part.mark(cell).glyph}{words}" if is_tested and cell.get("verdict") in MARKED else words


def _legend(part: Picture, answer: Answer, rows: Sequence[Sequence[str]], language: str) -> str:
    """What the marks in the cells mean, in words."""
    used = "".join(cell for row in rows for cell in row[1:])
    city = str(answer.facts.get("the_city", ""))
    said = [
        f"{glyph} {text(f'verdict_{word}', language, city=city)}"
        for word in MARKED
        if (glyph := part.look.verdict[word].glyph) in used
    ]
    return text("sentence", language, words=text("clause", language).join(said)) if said else ""


def _over_time(answer: Answer, seen: Sequence[Row], language: str) -> Grid:
    """Months by series."""
    series = list(dict.fromkeys(row["series"] for row in seen))
    lines: dict[object, dict[object, str]] = {}
    for row in seen:
        lines.setdefault(row["x"], {})[row["series"]] = str(row.get("label") or "")
    rows = (
        (formats.month(month, language), *(cells.get(one, "") for one in series))  # type: ignore[arg-type]
        for month, cells in lines.items()
    )
    return Grid(
        heads=(text("column_month", language), *map(str, series)),
        rows=tuple(rows),
        right=tuple(range(1, len(series) + 1)),
        unit=_unit_of(answer, str(answer.facts.get("unit_of_value", "")), language),
    )


def _as_on_screen(answer: Answer, seen: Sequence[Row], language: str) -> Grid:
    """The columns that the figure itself has."""
    part = picture(answer, language)
    columns = table.columns_of(part)
    rows = tuple(tuple(count(row.get(column.name)) for column in columns) for row in seen)
    right = tuple(at for at, column in enumerate(columns) if column.right)
    return _full(Grid(tuple(column.words for column in columns), rows, right))


def _listed(answer: Answer, language: str) -> Grid:
    """The data table of the answer, where it declares no columns with what belongs together in one of them."""
    found = dated(data_table(answer, language), language)
    if not answer.chart.table:
        found = _with_months(_joined(found, language), answer, language)
    right = figures(found, language)
    every = [tuple("" if is_missing(value) else str(value) for value in row) for row in found.to_numpy().tolist()]
    told = [any(row[1:]) or len(row) < 2 for row in every]
    rows = tuple(row for row, is_told in zip(every, told, strict=True) if is_told)
    city = answer.rows["is_city"].eq(True)[told].tolist() if "is_city" in answer.rows else []
    unit = "" if answer.chart.table else _unit_of(answer, str(answer.facts.get("unit_of_value", "")), language)
    heads = tuple(map(str, found.columns))
    bold = tuple(at for at, is_one in enumerate(city) if is_one and not all(city))
    at_right = tuple(at for at, head in enumerate(heads) if head in right or _is_number(head, language))
    return _full(Grid(heads, rows, at_right, unit, bold=bold))


def dated(found: pd.DataFrame, language: str) -> pd.DataFrame:
    """A table whose dates are words: months where all are last days of one."""
    said = found.astype(object)
    for name in found.select_dtypes("datetime"):
        known = found[name].dropna()
        how = formats.month if known.dt.is_month_end.all() else formats.day
        said[name] = ["" if is_missing(value) else how(value, language) for value in found[name]]
    return said


def _full(found: Grid) -> Grid:
    """The grid without what is empty: no heads where no row says anything but its name."""
    return found if len(found.heads) > 1 and found.rows else replace(found, heads=(), rows=())


def _joined(found: pd.DataFrame, language: str) -> pd.DataFrame:
    """Numerator and denominator in one column, and the two ends of an interval."""
    for first, second, sign in SPANS:
        one, other = (text(f"column_{name}", language) for name in (first, second))
        if {one, other} <= set(found):
            pairs = zip(found[one], found[other], strict=True)
            found[one] = [_span(low, high, sign) for low, high in pairs]
            found = found.drop(columns=other).rename(columns={one: text(f"column_{first}_{second}", language)})
    return found


def _is_number(head: str, language: str) -> bool:
    """Whether a column stands at the right though words stand in it where a number is missing."""
    return head == text("column_text", language) or head in [
        text(f"column_{first}_{second}", language) for first, second, _ in SPANS
    ]


def _span(low: Any, high: Any, sign: str) -> str:
    known = ["" if is_missing(value) else str(value) for value in (low, high)]
    return sign.join(one or formats.DASH for one in known) if any(known) else ""


def _with_months(found: pd.DataFrame, answer: Answer, language: str) -> pd.DataFrame:
    """A column of months where the rows are those of several and none of its columns says so."""
    head = text("column_month", language)
    if "as_of" in answer.rows and answer.rows["as_of"].nunique() > 1 and head not in found:
        found.insert(0, head, [formats.month(value, language) for value in answer.rows["as_of"]])
        unit = text("column_unit", language)
        return found.drop(columns=unit) if unit in found and found[unit].nunique() == 1 else found
    return found


def _unit_of(answer: Answer, unit: str, language: str) -> str:
    """The words above the table that name the unit of its figures, or what they are."""
    head = answer.chart.table.get(str(answer.chart.encode.get(SHOWN.get(answer.chart.figure, "label"), "")))
    if answer.chart.figure in CROSSED and head is not None:
        return head.said(language)
    return text("in_unit", language, unit=unit) if unit else ""


def _with_unit(words: str, unit: object, language: str) -> str:
    return text("aside", language, words=words, aside=unit) if unit else words
