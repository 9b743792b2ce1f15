"""What a chart of this installation says about given rows."""

from datetime import date
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue
from almanac.narrative.sentences import sentence
from almanac.tables import engine, facts

GIVEN = {
    "as_of": date(2022, 8, 31),
    "before": date(2022, 7, 31),
    "level": "desk",
    "compare": "month",
    "compare_word": "较上月",
    "month": "2022年8月",
    "before_month": "2022年7月",
    "city": "全市",
    "the_city": "全市",
    "unit_word": "板块",
    "comma": "、",
}


def said(catalogue: Catalogue, name: str, rows: pd.DataFrame, /, language: str = "zh", **given: Any) -> str:
    """The finding that a chart chooses for its rows."""
    chart = catalogue.charts[name]
    known = GIVEN | {"language": language} | given
    known |= facts.compute(name, rows, chart.facts, known)
    finding = chart.findings[facts.first_true(name, [one.when for one in chart.findings], known)]
    return sentence(finding.en if language == "en" else finding.zh, known, language)


def subtitle(catalogue: Catalogue, name: str, rows: pd.DataFrame, /, language: str = "zh", **given: Any) -> str:
    """The line below the finding."""
    chart, known = catalogue.charts[name], GIVEN | {"language": language, "units": [], "name": "", "unit": ""} | given
    known |= facts.compute(name, rows, chart.facts, known)
    return sentence(chart.subtitle.said(language), known, language) if chart.subtitle else ""


def hold(connection: engine.Connection, table: str, rows: pd.DataFrame) -> None:
    """Makes a table of the rows, seen by every cursor."""
    connection.register("given", rows)
    connection.execute(f"create table {table} as select * from given")
