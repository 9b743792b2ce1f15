"""A small city of volunteers, and what the charts of its page say of it."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.indicators import steps
from almanac.narrative.sentences import sentence
from almanac.tables import ask, engine, facts, measures, schema
from almanac.tables.ask import month_end
from almanac.tables.engine import Connection
from almanac.texts import formats
from tests.charts.said import GIVEN, said

LATE, OTHER = "320505", "320583"
SOURCES = ("volunteer_service", "headcount")
INDICATORS = ("volunteer_hours", "active_volunteer_rate")
MODELS = """
    staging/stg_volunteer_service staging/stg_headcount marts/months marts/headcounts marts/volunteer_person_months
    marts/volunteer_months marts/volunteer_quarters marts/volunteer_comparisons marts/campaign_days
""".split()
Log = list[dict[str, Any]]


def log(config: Config, hours: Mapping[str, float], without: Iterable[tuple[str, str]] = (), **how: Any) -> Log:
    """One verified record a unit and month, of so many hours; none for the units and months left out."""
    left_out = set(without)
    return [
        {
            "record_id": f"{month} {unit.code} {how.get('field', 'culture')} {how.get('day', 10)}",
            "volunteer_key": unit.code,
            "unit_code": unit.code,
            "service_date": date.fromisoformat(f"{month}-{how.get('day', 10)}"),
            "hours": amount,
            "field": how.get("field", "culture"),
            "verified": True,
            "campaign": how.get("campaign"),
        }
        for month, amount in hours.items()
        for unit in config.units
        if (month, unit.code) not in left_out
    ]


@contextmanager
def city(config: Config, catalogue: Catalogue, records: Log) -> Iterator[Connection]:
    """A snapshot in memory over these records, with all that the page's charts read; nobody is on any register."""
    contracts = {name: catalogue.contracts[name] for name in SOURCES}
    indicators = {name: catalogue.indicators[name] for name in INDICATORS}
    narrow = catalogue.model_copy(update={"contracts": contracts, "indicators": indicators})
    with engine.create() as connection:
        for contract in contracts.values():
            schema.create_source(connection, contract)
        schema.create_units(connection, config)
        if records:
            schema.insert_rows(connection, "volunteer_service", pd.DataFrame(records))
        schema.create_dates(connection, narrow)
        schema.create_reports(connection, narrow)
        schema.create_events(connection)
        for model in MODELS:
            connection.execute(f"create table {model.partition('/')[2]} as {catalogue.sql[model]}")
        measures.create_measures(connection, narrow, schema.last_month(connection, narrow))
        yield connection


class Page:
    """One chart at a time over one log."""

    def __init__(self, config: Config, catalogue: Catalogue) -> None:
        self.config, self.catalogue = config, catalogue

    def rows(self, chart: str, records: Log, as_of: str, **given: Any) -> tuple[pd.DataFrame, dict[str, Any]]:
        """The rows of a chart after its steps, and what it was asked with."""
        declared, day = self.catalogue.charts[chart], month_end(as_of)
        language = given.get("language", "zh")
        asked = GIVEN | declared.parameters | {"unit": "", "unit_name": "", "newest": day, "language": language} | given
        asked |= {"as_of": day, "month": formats.month(day, language), "day": formats.day(asked["newest"], language)}
        asked |= {"city": self.config.city.code, "units": given.get("units", [unit.code for unit in self.config.units])}
        with city(self.config, self.catalogue, records) as connection:
            found = engine.rows(connection, self.catalogue.sql[f"charts/{chart}"], asked)

            def fetch(name: str, wanted: Mapping[str, Any]) -> pd.DataFrame:
                return ask.known(connection, name, wanted)

            context = steps.Context(self.config, self.catalogue, language, fetch, "year")
            done = steps.run(declared.frame, found, context)
        names = {unit.code: unit.called(language) for unit in self.config.units} | {asked["city"]: "全市"}
        named = done.assign(unit=done["unit_code"].map(names)) if "unit_code" in done else done
        return named, asked | {"city": "全市"}

    def says(self, chart: str, records: Log, as_of: str, **given: Any) -> str:
        """The finding of a chart."""
        rows, asked = self.rows(chart, records, as_of, **given)
        return said(self.catalogue, chart, rows, **asked)

    def adds(self, chart: str, records: Log, as_of: str, **given: Any) -> str:
        """The grey line of a chart."""
        rows, asked = self.rows(chart, records, as_of, **given)
        declared = self.catalogue.charts[chart]
        computed = asked | facts.compute(chart, rows, declared.facts, asked)
        assert declared.subtitle
        return sentence(declared.subtitle.said(asked["language"]), computed, asked["language"])
