"""What the table of an answer must say, cell by cell, straight from its rows."""

from collections.abc import Iterator

import pandas as pd

from almanac.briefings import crossed
from almanac.briefings.letter.tables.grid import CROSSED, SHOWN, SPANS, dated
from almanac.figures.picture import count, say
from almanac.narrative.answer import Answer
from almanac.narrative.table import data_table
from almanac.texts import formats, text
from almanac.texts.formats import is_missing


def cells(answer: Answer, language: str) -> Iterator[str]:
    """Row, head and value of each cell."""
    figure, encode = answer.chart.figure, answer.chart.encode
    across = {"row": "unit", "label": "text"} | {role: name for role, name in encode.items() if isinstance(name, str)}
    series = across.get("series", "")
    is_crossed = figure in CROSSED and not answer.rows.duplicated([across["row"], series]).any() if series else False
    if is_crossed:
        yield from _crossed(answer, language)
    elif figure == "trend" and series and answer.rows[series].nunique() > 1 and answer.rows[across["x"]].nunique() > 1:
        for _, row in answer.rows.iterrows():
            yield f"{formats.month(row[across['x']], language)}|{row[series]}|{_plain(row[across['label']])}"
    elif figure == "table" and not answer.chart.table:
        yield from _on_screen(answer, language)
    else:
        yield from _listed(answer, language)


def _crossed(answer: Answer, language: str) -> Iterator[str]:
    """A cell for each row, with the mark of its verdict, and one for each target."""
    rows, figure = answer.rows, answer.chart.figure
    cells = list(crossed.said(answer, language))
    units = rows["in_unit"] if "in_unit" in rows else pd.Series("", rows.index)
    several = len({units.iloc[place] for place in {cell.series: cell.place for cell in reversed(cells)}.values()}) > 1
    for cell in cells:
        unit = units.iloc[cell.place] if several else ""
        head = cell.head if "head" in answer.chart.encode else str(cell.series)
        head = text("aside", language, words=head, aside=unit) if unit else head
        words = cell.words
        if figure in SHOWN:
            amount = rows[answer.chart.encode[SHOWN[figure]]].iloc[cell.place]
            words = say("no_data", language) if is_missing(amount) else count(amount)
        yield f"{cell.row}|{head}|{cell.glyph if figure == 'matrix' else ''}{words}"


def _on_screen(answer: Answer, language: str) -> Iterator[str]:
    """The columns that the figure shows, by their heads."""
    names, heads = tuple(answer.chart.encode["columns"]), answer.chart.options.get("headers", {})
    said = {name: (heads.get(name) or {}).get(language, name).format_map(answer.facts) for name in names}
    first, *rest = names
    for _, row in answer.rows.iterrows():
        yield from (f"{_counted(row[first])}|{said[name]}|{_counted(row[name])}" for name in rest)


def _listed(answer: Answer, language: str) -> Iterator[str]:
    """The columns of the data table; of an answer that declares none, with those joined that belong together."""
    found = dated(data_table(answer, language), language)
    names = ("unit", "month", *(name for one, other, _ in SPANS for name in (one, other)))
    word = {name: text(f"column_{name}", language) for name in names}
    months = answer.rows["as_of"] if "as_of" in answer.rows and not answer.chart.table else pd.Series(dtype=object)
    for place, (_, row) in enumerate(found.iterrows()):
        values = {str(head): _plain(value) for head, value in row.items()}
        if months.nunique() > 1 and word["month"] not in values:
            values = {word["month"]: formats.month(months.iloc[place], language)} | values
            if answer.rows["unit"].nunique() == 1:
                del values[word["unit"]]
        for first, second, sign in SPANS if not answer.chart.table else ():
            if {word[first], word[second]} <= set(values):
                both = [values[word[first]], values.pop(word[second])]
                joint = text(f"column_{first}_{second}", language)
                values = {joint if head == word[first] else head: one for head, one in values.items()}
                values[joint] = sign.join(part or formats.DASH for part in both) if any(both) else ""
        name, *others = values.values()
        if not any(others):
            continue
        yield from (f"{name}|{head}|{value}" for head, value in list(values.items())[1:])


def _plain(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _counted(value: object) -> str:
    return "" if is_missing(value) else count(value)
