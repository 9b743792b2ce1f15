"""One question to a snapshot: an indicator's or a chart's rows, as far as the viewer may see them."""

import calendar
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pandas as pd

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.charts import Chart
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.engine import Connection, DatabaseError

COMPARE = {"month": 1, "year": 12}
STANDARDS = ("target", "plan", "city", "peers")
COMPARISONS = (*COMPARE, *STANDARDS)
LISTS = {"chosen": "unit", "indicators": "indicator"}  # parameters that hold several names, with commas between

KNOWN = {
    "measures_of_indicator": """
        select m.* from measures as m
        where m.indicator = $indicator
        order by m.as_of, m.part, m.unit_code
    """,
    "months": "select distinct as_of from measures order by as_of",
    "reach": """
        select as_of, max(newest) as newest from dates
        where source in $sources and newest is not null group by as_of order by as_of
    """,
    "all_reach": """
        select as_of, max(newest) as newest from dates
        where newest is not null group by as_of order by as_of
    """,
    "targets": "select year, unit_code, target from indicator_target where indicator_id = $indicator",
    "plans": """
        select year, month, unit_code, coalesce(adjusted_pct, baseline_pct) as plan
        from plan_curve where curve = $curve
    """,
    "indicator_rows": """
        select i.unit_code, u.short_name as unit, i.period, i.part, i.numerator, i.denominator, i.squares
        from indicators as i join units as u using (unit_code)
        where i.indicator = $indicator and i.unit_code in $units
        order by i.period, u.sort_order, i.part
    """,
    "owed": """
        select source, unit_code, period from reports
        where not is_reported and source in $sources
        order by source, unit_code, period
    """,
    "files": "select * from _files order by source nulls last, file",
}
_OPTIONAL = {"targets": "indicator_target", "plans": "plan_curve"}


@dataclass(frozen=True)
class Source:
    """One snapshot of one installation."""

    config: Config
    catalogue: Catalogue
    snapshot: Path

    def fetch(self, name: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
        """The rows of one of the engine's own queries."""
        plain = {key: tuple(value) if isinstance(value, list) else value for key, value in parameters.items()}
        return _fetched(self.snapshot, name, tuple(plain.items()))


@lru_cache(maxsize=4000)
def _fetched(snapshot: Path, name: str, parameters: tuple[tuple[str, Any], ...]) -> pd.DataFrame:
    """The rows of a known query; a snapshot never changes, so they are kept. Callers must not write into them."""
    plain = {key: list(value) if isinstance(value, tuple) else value for key, value in parameters}
    return known(engine.open_snapshot(snapshot), name, plain)


def months(source: Source) -> list[date]:
    """The months (by their last day) that have data, oldest first."""
    return [stamp.date() for stamp in source.fetch("months", {})["as_of"]]


def month_end(written: str | date) -> date:
    """The last day of a month written as 2022-08 or as any date in it; a Mistake otherwise."""
    if isinstance(written, date):
        return written.replace(day=calendar.monthrange(written.year, written.month)[1])
    found = re.fullmatch(r"((?:19|20|21)\d{2})-(\d{1,2})(?:-\d{1,2})?", written.strip())
    if not found or not 1 <= int(found[2]) <= 12:
        raise Mistake("wrong_month", written=written)
    return month_end(date(int(found[1]), int(found[2]), 1))


def months_before(day: date, count: int) -> date:
    """The last day of the month `count` months earlier."""
    month = day.year * 12 + day.month - 1 - count
    return month_end(date(month // 12, month % 12 + 1, 1))


def months_back(compare: str, as_of: date) -> int:
    """How many months before a month another one lies that is compared with; one for a standard."""
    if compare in COMPARISONS:
        return COMPARE.get(compare, 1)
    try:
        then = month_end(compare)
    except Mistake:
        known = ", ".join((*COMPARISONS, "2022-03"))
        raise Mistake("unknown_name", kind="compare", name=compare, known=known) from None
    if then >= as_of:
        raise Mistake("not_earlier", then=f"{then:%Y-%m}", now=f"{as_of:%Y-%m}")
    return (as_of.year - then.year) * 12 + as_of.month - then.month


def parameters(source: Source, viewer: Viewer, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters every query may name: the month, the one to compare with, the viewer's units, the city."""
    known_months = months(source)
    if "as_of" in given or known_months:
        as_of = month_end(given["as_of"]) if given.get("as_of") else known_months[-1]
    else:
        raise Mistake("no_data", path=source.config.folder("exports"))
    compare = str(given.get("compare") or "month")
    own = {"as_of": as_of, "before": months_before(as_of, months_back(compare, as_of)), "compare": compare}
    return {**given, **own, "units": list(viewer.units), "level": viewer.level, "city": source.config.city.code}


def ask_indicator(source: Source, name: str, viewer: Viewer, given: Mapping[str, str]) -> pd.DataFrame:
    """unit_code, unit, period, part, numerator, denominator: one row per unit, period and part.

    `given` may narrow it to one `unit`, one month (`as_of`) or one `part`; what exists only for the city is the city's.
    Small numbers are in it: whoever shows it passes it through `guarded` first.
    """
    for word in set(given) - {"unit", "as_of", "part"}:
        raise Mistake("unknown_parameter", chart=name, name=word, known="as_of, part, unit")
    rows = source.fetch("indicator_rows", {"indicator": name, "units": [*viewer.units, source.config.city.code]})
    if "unit" in given:
        _known_unit(source, given["unit"])
        rows = rows[rows["unit_code"] == given["unit"]]
    if "as_of" in given:
        rows = rows[rows["period"] == pd.Timestamp(month_end(given["as_of"]))]
    return rows[rows["part"] == given["part"]] if "part" in given else rows


def compares(catalogue: Catalogue, name: str) -> bool:
    """Whether what a chart shows depends on what is compared with: by its step `change`, or in its query."""
    chart = catalogue.charts.get(name)
    if chart is None or "compare" in chart.parameters:
        return False
    named = set(re.findall(r"\$?\w+", catalogue.sql[f"charts/{name}"]))
    return bool(named & {"$before", "$compare"}) or ("change" in chart.frame and "compared_with" not in named)


def ask_chart(
    source: Source, chart: Chart, viewer: Viewer, given: Mapping[str, Any], language: str
) -> tuple[pd.DataFrame, dict[str, Any]]:
    """The rows of a chart's query, and the parameters it was asked with.

    A chart without the step `change` holds nothing against a standard: it compares with the month before.
    """
    _refuse_unknown(source, chart, given)
    asked = parameters(source, viewer, chart.parameters | dict(given)) | {"language": language}
    if asked["compare"] in STANDARDS and "change" not in chart.frame:
        asked["compare"] = next(iter(COMPARE))
    try:
        rows = engine.rows(engine.open_snapshot(source.snapshot), source.catalogue.sql[f"charts/{chart.id}"], asked)
    except DatabaseError as error:
        reason = str(error).splitlines()[0]
        raise Mistake("query_failed", path=f"queries/charts/{chart.query or chart.id}.sql", reason=reason) from None
    return rows, asked


def _refuse_unknown(source: Source, chart: Chart, given: Mapping[str, Any]) -> None:
    """A Mistake for a parameter the chart does not have, or a value nobody declared."""
    allowed = set(chart.parameters) | {"as_of", "compare"}
    for name, value in given.items():
        if name not in allowed:
            raise Mistake("unknown_parameter", chart=chart.id, name=name, known=", ".join(sorted(allowed)))
        kind = LISTS.get(name, name)
        for one in str(value).split(",") if name in LISTS else [value]:
            _refuse_stranger(source, kind, one)


def _refuse_stranger(source: Source, kind: str, value: Any) -> None:
    """A Mistake for an indicator or a unit that nobody declared."""
    if kind == "indicator" and value not in ("", *source.catalogue.indicators):
        raise Mistake("unknown_name", kind="indicator", name=value, known=", ".join(source.catalogue.indicators))
    if kind == "unit" and value:
        _known_unit(source, str(value))


def _known_unit(source: Source, code: str) -> None:
    if not source.config.unit(code) and code != source.config.city.code:
        raise Mistake("unknown_name", kind="unit", name=code, known=", ".join(u.code for u in source.config.units))


def known(connection: Connection, name: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
    """The rows of a query above; no rows where it reads a source that this installation does not have."""
    if name in _OPTIONAL and _OPTIONAL[name] not in engine.table_names(connection):
        return pd.DataFrame()
    return engine.rows(connection, KNOWN[name], parameters)
