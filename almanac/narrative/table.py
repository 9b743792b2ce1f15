"""A chart's numbers as a table with readable heads: what the reader opens under a figure, and copies."""

import pandas as pd

from almanac.narrative.answer import Answer
from almanac.texts import text, words
from almanac.texts.formats import is_missing, number

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


def data_table(answer: Answer, language: str) -> pd.DataFrame:
    """The rows of an answer: the columns that its YAML names, else those of STANDARD that it has."""
    named = {name: heads.said(language) for name, heads in answer.chart.table.items()}
    if not named:
        present = [name for name in STANDARD if name in answer.rows and answer.rows[name].notna().any()]
        named = {name: text(f"column_{name}", language) for name in present}
    rows = answer.rows[[name for name in named if name in answer.rows]].copy()
    if "verdict" in rows:
        rows["verdict"] = [words(language).get(f"verdict_{word}", "") for word in rows["verdict"]]
    for name in ("value", "low", "high", "target", "plan", "forecast", "forecast_low", "forecast_high"):
        if name in rows:
            rows[name] = ["" if is_missing(value) else number(value, 1) for value in rows[name]]
    return rows.rename(columns=named)
