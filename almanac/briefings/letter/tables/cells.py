"""What the table of an answer must say, cell by cell, straight from its rows."""

from collections.abc import Iterator

import pandas as pd

from almanac.briefings.letter.tables.grid import CROSSED, MARKED, SHOWN, SPANS, dated
from almanac.figures.look import load_look
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
        yield from _crossed(answer, across, language)
    elif figure == "trend" and series and answer.rows[series].nunique() > 1 and answer.rows[across["x"]].nunique() > 1:
        for _, row in answer.rows.iterrows():
            yield f"{formats.month(row[across['x']], language)}|{row[series]}|{_plain(row[across['label']])}"
    elif figure == "table" and not answer.chart.table:
        yield from _on_screen(answer, language)
    else:
        yield from _listed(answer, language)


def _crossed(answer: Answer, across: dict[str, str], language: str) -> Iterator[str]:
    """A cell for each row, with the mark of its verdict, and one for each target."""
    rows, look = answer.rows, load_look("paper")
    is_tested = answer.chart.figure == "matrix" and answer.chart.options.get("shade", "verdict") == "verdict"
    is_tested = is_tested and "verdict" in rows
    several = "in_unit" in rows and rows.drop_duplicates(across["series"])["in_unit"].nunique() > 1
    aims = dict[str, str]()
    for _, row in rows.iterrows():
        head = str(row[across.get("head", across["series"])])
        if several and row["in_unit"]:
            head = text("aside", language, words=head, aside=row["in_unit"])
        mark = look.verdict[row["verdict"]].glyph if is_tested and row["verdict"] in MARKED else ""
        label = row[across[SHOWN.get(answer.chart.figure, "label")]]
        yield f"{row[across['row']]}|{head}|{mark}{say('no_data', language) if is_missing(label) else count(label)}"
        if "target" in across and not is_missing(row[across["target"]]):
            aims[head] = str(row[across["target"]])
    named = answer.chart.options.get("target_name") or say("target_row", language)
    yield from (f"{named}|{head}|{aim}" for head, aim in aims.items())


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
        name, *_ = values.values()
        yield from (f"{name}|{head}|{value}" for head, value in list(values.items())[1:])


def _plain(value: object) -> str:
    return "" if is_missing(value) else str(value)


def _counted(value: object) -> str:
    return "" if is_missing(value) else count(value)
