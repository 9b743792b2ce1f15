"""A chart's numbers as a table with readable heads: what the reader opens under a figure, and copies."""

import re
from numbers import Real
from typing import Any

import pandas as pd

from almanac.narrative.answer import Answer
from almanac.narrative.sentences import sentence
from almanac.texts import text, words
from almanac.texts.formats import DASH, exact, is_missing, number

STANDARD = (
    "unit",
    "part",
    "series",
    "month",
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
FIGURE = re.compile(r"[-\u2013\u2212+\uff0b\uff0d]?[\d,]+(\.\d+)?(/[\d,.]+)?%?")


def data_table(answer: Answer, language: str) -> pd.DataFrame:
    """The rows of an answer: the columns that its YAML names, else those of STANDARD; none that is empty throughout."""
    heads = {name: sentence(words.said(language), answer.facts, language) for name, words in answer.chart.table.items()}
    named = heads or {name: text(f"column_{name}", language) for name in STANDARD}
    rows = answer.rows[[name for name in named if name in answer.rows]].copy()
    decimals = answer.rows["decimals"] if "decimals" in answer.rows else [1] * len(rows)
    for name in set(NUMBERS) & set(rows):
        rows[name] = [_written(value, places) for value, places in zip(rows[name], decimals, strict=True)]
    rows = rows.assign(**{name: [_plain(value) for value in rows[name]] for name in map(str, rows)})
    if "verdict" in rows:
        city = answer.facts.get("the_city", "")
        said = words(language)
        rows["verdict"] = [said.get(f"verdict_{word}", "").format(city=city) for word in rows["verdict"]]
    kept = [name for name in rows if rows.empty or any(not is_missing(value) and value != "" for value in rows[name])]
    return rows[kept].rename(columns=named)


def figures(table: pd.DataFrame, language: str) -> list[str]:
    """The columns of a data table that hold numbers, written or not: they stand at the right."""
    bare = {"", DASH, text("no_data", language), text("not_reported", language)}
    return [str(name) for name in table if _is_figures([str(v) for v in table[name] if not is_missing(v)], bare)]


def _is_figures(values: list[str], bare: set[str]) -> bool:
    """Whether values are numbers but for words that stand where a number is missing."""
    known = [value for value in values if value not in bare]
    return bool(known) and all(FIGURE.fullmatch(value) for value in known)


def _plain(value: Any) -> Any:
    """Any other number as it is written; words, dates and what is missing as they are."""
    is_number = isinstance(value, Real) and not isinstance(value, bool) and not is_missing(value)
    return exact(float(value), grouped=False) if is_number else value


def _written(value: object, decimals: object) -> str:
    """A number as it is displayed; at least one decimal, as limits need."""
    return "" if is_missing(value) else number(float(str(value)), max(1, int(str(decimals or 1))))
