"""A chart and its frame → a figure: columns become roles, and the kind draws them."""

from collections.abc import Mapping
from types import ModuleType
from typing import Any, TypeAlias

import pandas as pd
import plotly.graph_objects as go

from almanac.charts import Chart
from almanac.figures.kinds import (
    bars,
    cards,
    columns,
    dots,
    flips,
    funnel,
    gap,
    kpi,
    ladder,
    matrix,
    profiles,
    progress,
    scores,
    slope,
    spread,
    stages,
    steps,
    table,
    tiers,
    trend,
)
from almanac.figures.look import Look
from almanac.figures.picture import ROLES, Picture, Row, say, values_of
from almanac.figures.sheet import blank
from almanac.mistakes import Mistake

Figure: TypeAlias = go.Figure
KINDS: dict[str, ModuleType] = {
    kind.__name__.rpartition(".")[2]: kind
    for kind in (
        *(bars, cards, columns, dots, flips, funnel, gap, kpi, ladder, matrix, profiles),
        *(progress, scores, slope, spread, stages, steps, table, tiers, trend),
    )
}
USUAL = {"row": "unit", "code": "unit_code", "x": "value", "label": "text"}
OVER_TIME = {"code": "unit_code", "series": "unit", "x": "as_of", "y": "value", "label": "text"}


def draw(
    chart: Chart,
    rows: pd.DataFrame,
    look: Look,
    language: str,
    highlight: str | None,
    facts: Mapping[str, object],
) -> Figure:
    """The figure of a chart; where there are no rows, a plain sentence."""
    if chart.figure not in KINDS:
        raise Mistake("unknown_name", kind="figure", name=chart.figure, known=", ".join(KINDS))
    lists = {role: columns for role, columns in chart.encode.items() if not isinstance(columns, str)}
    seen = in_roles(chart, rows) if len(rows) else ()
    part = Picture(seen, look, language, highlight, chart.options, facts, lists, chart.id)
    figure: Figure = KINDS[chart.figure].figure(part) if seen else blank(part)
    return figure


def in_roles(chart: Chart, rows: pd.DataFrame) -> tuple[Row, ...]:
    """The rows by role: as `encode` says, else the column of the role's own name or the one charts usually mean.

    A value that may not be compared is no value to a figure: its words are written instead.
    """
    named = {role: column for role, column in chart.encode.items() if isinstance(column, str)}
    usual = OVER_TIME if chart.figure in ("kpi", "trend") else USUAL
    listed = {column for columns in chart.encode.values() if not isinstance(columns, str) for column in columns}
    own = {str(name): str(name) for name in rows.columns if name in ROLES | listed or chart.figure == "table"}
    wanted = own | {role: column for role, column in usual.items() if column in rows.columns} | named
    for role in (*named, *KINDS[chart.figure].NEEDS):
        if wanted.get(role) not in rows.columns:
            reason = f"no column {wanted.get(role, role)!r}"
            raise Mistake("facts_failed", chart=chart.id, part=f"encode.{role}", reason=reason)
    plain = {column: values_of(rows[column]) for column in {*wanted.values()}}
    if "shown" in plain and "value" in plain:
        pairs = zip(plain["value"], plain["shown"], strict=True)
        plain["value"] = [value if shown == "compare" else None for value, shown in pairs]
    columns = [plain[column] for column in wanted.values()]
    return tuple(dict(zip(wanted, values, strict=True)) for values in zip(*columns, strict=True))


def plotly_config(language: str) -> dict[str, Any]:
    """How st.plotly_chart shows a figure: no toolbar; the words of the language inline, so that nothing is fetched."""
    names = say("months", language).split()
    formats = {"shortMonths": names, "months": names, "decimal": ".", "thousands": ",", "grouping": [3]}
    locale = "zh-CN" if language == "zh" else "en"
    return {
        "displayModeBar": False,
        "displaylogo": False,
        "modeBarButtonsToRemove": ["sendChartToCloud"],
        "locale": locale,
        "locales": {locale: {"dictionary": {}, "format": formats}},
    }
