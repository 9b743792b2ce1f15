"""A chart's numbers as a table with readable heads: what the reader opens under a figure, and copies."""

import re
from numbers import Real
from typing import Any

import pandas as pd

from almanac.indicators.suppress.words import verdict_said
from almanac.narrative.answer import Answer
from almanac.narrative.sentences import sentence
from almanac.texts import formats, text, words
from almanac.texts.formats import DASH, exact, is_missing, number

STANDARD = (
    "name",
    "unit",
    "part",
    "series",
    "month",
    "in_unit",
    "text",
    "numerator",
    "denominator",
    "low",
    "high",
    "change_text",
    "target",
    "plan",
    "best",
    "worst",
    "verdict",
)
NUMBERS = ("value", "low", "high", "target", "plan", "forecast", "forecast_low", "forecast_high")
VALUES = ("text", "said", "value")  # columns that may show what a numerator and a denominator make
SINCE = "compared_with"  # the month with which the change of a row is counted
PARTS = ("numerator", "denominator")
FIGURE = re.compile(r"[-\u2013\u2212+\uff0b\uff0d]?[\d,]+(\.\d+)?(/[\d,.]+)?%?")


def data_table(answer: Answer, language: str) -> pd.DataFrame:
    """The rows of an answer with readable heads; no column that is empty throughout."""
    rows, heads = columns(answer, language)
    return rows.rename(columns=heads)


def columns(answer: Answer, language: str, with_parts: bool = False) -> tuple[pd.DataFrame, dict[str, str]]:
    """The columns that an answer's YAML names, else those of STANDARD, as written; and their heads.

    `with_parts` puts numerator and denominator behind a value that they make.
    """
    heads = _heads(answer, language, with_parts)
    rows = _told_apart(_without_own_change(answer), language)
    if "said" in heads and "said" in rows and "text" in rows:
        rows = _without_foreign_parts(rows)
    rows = rows[[name for name in heads if name in rows]].copy()
    decimals = answer.rows["decimals"] if "decimals" in answer.rows else [1] * len(rows)
    for name in set(NUMBERS) & set(rows):
        rows[name] = [_written(value, places) for value, places in zip(rows[name], decimals, strict=True)]
    rows = rows.assign(**{name: [_plain(value) for value in rows[name]] for name in map(str, rows)})
    if "verdict" in rows:
        city = answer.facts.get("the_city", "")
        rows["verdict"] = [_verdict(row, city, language) for row in answer.rows.to_dict("records")]
    kept = [name for name in map(str, rows) if rows.empty or any(_is_said(value) for value in rows[name])]
    return rows[kept], {name: heads[name] for name in kept}


def _heads(answer: Answer, language: str, with_parts: bool) -> dict[str, str]:
    """The heads of the columns wanted, by their names in the rows."""
    facts, declared = answer.facts, answer.chart.table
    heads = {name: sentence(words.said(language), facts, language) for name, words in declared.items()}
    if not heads:
        heads = {name: text(f"column_{name}", language) for name in STANDARD}
        return heads | ({"change_text": _since(answer, language)} if SINCE in answer.rows else {})
    value = next((name for name in VALUES if name in heads), "")
    if not with_parts or not value or "indicator" not in answer.rows or set(PARTS) & set(heads):
        return heads
    place = list(heads).index(value) + 1
    parts = [(name, text(f"column_{name}", language)) for name in PARTS]
    return dict([*list(heads.items())[:place], *parts, *list(heads.items())[place:]])


def _without_foreign_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows in which several values stand in one have no numerator and denominator: these are of one of them."""
    is_own = [str(said).startswith(str(words)) for said, words in zip(rows["said"], rows["text"], strict=True)]
    own = pd.Series(is_own, index=rows.index)
    return rows.assign(**{name: rows[name].where(own) for name in PARTS if name in rows})


def _since(answer: Answer, language: str) -> str:
    """The head over changes since a month that the rows name; over sums since January those on the year before."""
    months = answer.rows[SINCE].dropna()
    if _is_in_year(answer) or months.nunique() != 1:
        return str(answer.facts.get("compare_word") or text("column_change_text", language))
    return text("column_since", language, month=formats.month(months.iloc[0], language))


def _without_own_change(answer: Answer) -> pd.DataFrame:
    """The rows; one that is held against itself has no change."""
    rows = answer.rows
    if SINCE not in rows or "change_text" not in rows or _is_in_year(answer):
        return rows
    return rows.assign(change_text=rows["change_text"].where(rows[SINCE] != rows["as_of"], ""))


def _is_in_year(answer: Answer) -> bool:
    """Whether the values of an answer add up from January on: they are held against the year before."""
    return answer.facts.get("time") == "year_to_date"


def _told_apart(rows: pd.DataFrame, language: str) -> pd.DataFrame:
    """Rows with the months that tell them apart, and without the name or the unit that all have."""
    if "as_of" in rows and "month" not in rows and rows["as_of"].nunique() > 1:
        rows = rows.assign(month=[formats.month(day, language) for day in rows["as_of"]])
    alike = [name for name in ("name", "in_unit") if "indicator" in rows and name in rows and rows[name].nunique() < 2]
    return rows.drop(columns=alike)


def figures(table: pd.DataFrame, language: str) -> list[str]:
    """The columns of a data table that hold numbers, written or not: they stand at the right."""
    bare = {"", DASH, text("no_data", language), text("not_reported", language)}
    return [str(name) for name in table if _is_figures([str(v) for v in table[name] if not is_missing(v)], bare)]


def _is_figures(values: list[str], bare: set[str]) -> bool:
    """Whether values are numbers but for words that stand where a number is missing."""
    known = [value for value in values if value not in bare]
    return bool(known) and all(FIGURE.fullmatch(value) for value in known)


def _verdict(row: dict[Any, Any], city: str, language: str) -> str:
    """A verdict in words; nothing where there is none."""
    return verdict_said(row, city, language) if f"verdict_{row['verdict']}" in words(language) else ""


def _is_said(value: object) -> bool:
    """Whether a cell is not empty."""
    return not is_missing(value) and value != ""


def _plain(value: Any) -> Any:
    """Any other number as it is written; words, dates and what is missing as they are."""
    is_number = isinstance(value, Real) and not isinstance(value, bool) and not is_missing(value)
    return exact(float(value), grouped=False) if is_number else value


def _written(value: object, decimals: object) -> str:
    """A number as it is displayed; at least one decimal, as limits need."""
    return "" if is_missing(value) else number(float(str(value)), max(1, int(str(decimals or 1))))
