"""queries/charts → charts, with those that come with Almanac: what is made of a query's rows, validated on load."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field

from almanac import general
from almanac.declared import Declared, Words, load, load_folder, refuse_lone, refuse_unknown
from almanac.mistakes import Mistake

Scalar = str | int | float | bool | date | None


class Finding(Declared):
    """A sentence, and the condition over the facts under which it is the one to say."""

    when: str = ""
    zh: str
    en: str = ""


class Chart(Declared):
    """What is drawn from one query: its figure, the roles of its columns, and the sentences it may say.

    The query is the SQL of the same stem, or of the chart that `query` names. Facts are over all rows; where `only`
    names a column, the rows shown are those for which it is true.
    """

    id: str
    query: str = ""
    title: Words
    subtitle: Words | None = None
    figure: str
    parameters: dict[str, Scalar] = {}
    frame: tuple[str, ...] = ()
    only: str = ""
    encode: dict[str, str | tuple[str, ...]] = {}
    facts: dict[str, str] = {}
    findings: tuple[Finding, ...] = Field(min_length=1)
    note: Words | None = None
    sources: tuple[str, ...] = ()
    table: dict[str, Words] = {}
    options: dict[str, Any] = {}
    detail: Literal["unit", "city"] = "unit"
    desk: tuple[str, ...] = ()


def load_charts(folder: Path, first: str) -> dict[str, Chart]:
    """The charts of a folder beside the general ones, which are asked of the `first` indicator if nobody names one."""
    own = load_folder(Chart, folder, "id")
    refuse_lone(folder, own, [chart.id for chart in own.values() if not chart.query])
    charts = _lent(first) | own
    for chart in own.values():
        if chart.query:
            _refuse_query(folder, chart, charts)
    return charts


def _refuse_query(folder: Path, chart: Chart, charts: Mapping[str, Chart]) -> None:
    """A Mistake where a chart that asks another's query has one itself, or the other has none."""
    path = folder / f"{chart.id}.yaml"
    if (folder / f"{chart.id}.sql").exists():
        raise Mistake("query_and_sql", path=path, name=chart.query)
    refuse_unknown(path, "query", "chart", [chart.query], charts)
    if charts[chart.query].query:
        raise Mistake("query_of_another", path=path, name=chart.query, other=charts[chart.query].query)


def _lent(first: str) -> dict[str, Chart]:
    """The general charts that come with Almanac, their queries found; without indicators, none that asks for one."""
    found = [load(Chart, sql.with_name(f"{name}.yaml"), id=name) for name, sql in general.charts().items()]
    given = {c.id: {"indicator": first} if "indicator" in c.parameters else {} for c in found}
    wanted = [chart for chart in found if first or not given[chart.id]]
    return {c.id: c.model_copy(update={"query": "", "parameters": c.parameters | given[c.id]}) for c in wanted}
