"""Runs an indicator's worked example: given rows of sources or marts → the rows its query returns."""

from collections.abc import Mapping
from typing import Any

from almanac.catalogue import Catalogue, Example, Indicator
from almanac.config import Config
from almanac.mistakes import Mistake
from almanac.tables import engine, schema
from almanac.tables.engine import Connection
from almanac.tables.measures import rows_of
from almanac.tables.models import models


def run_example(config: Config, catalogue: Catalogue, indicator: Indicator, example: Example) -> list[dict[str, Any]]:
    """The rows of the indicator over the example's given rows, everything else being empty."""
    with engine.create() as connection:
        for contract in catalogue.contracts.values():
            schema.create_source(connection, contract)
        schema.create_units(connection, config)
        sources = {name: rows for name, rows in example.given.items() if name in catalogue.contracts}
        for name, rows in sources.items():
            _insert(connection, name, rows)
        schema.create_dates(connection, catalogue)
        schema.create_reports(connection, catalogue)
        given = {name: rows for name, rows in example.given.items() if name not in sources}
        models(connection, catalogue, replace=lambda name: _replace(connection, name, given))
        path = f"indicators/{indicator.id}"
        sql = rows_of(connection, f"queries/{path}.sql", catalogue.sql[path])
        found = connection.execute(f"select * from ({sql}) order by unit_code, period, part").df()
        return [{str(key): value for key, value in row.items()} for row in found.to_dict("records")]


def _insert(connection: Connection, table: str, rows: list[dict[str, Any]]) -> None:
    """Rows given by column name; columns left out are NULL."""
    for row in rows:
        columns = ", ".join(schema.quoted(name) for name in row)
        marks = ", ".join("?" for _ in row)
        connection.execute(f"insert into {schema.quoted(table)} ({columns}) values ({marks})", list(row.values()))


def _replace(connection: Connection, name: str, given: Mapping[str, list[dict[str, Any]]]) -> None:
    """Where the example gives a mart's rows, they take the place of those computed."""
    if name in given:
        connection.execute(f"create or replace temp table kept as select * from {schema.quoted(name)} limit 0")
        kind = connection.execute(
            "select table_type from information_schema.tables where table_name = ?", [name]
        ).fetchone()
        if kind is None:
            raise Mistake("unknown_name", kind="example table", name=name, known="")
        connection.execute(f"drop {'view' if kind[0] == 'VIEW' else 'table'} {schema.quoted(name)}")
        connection.execute(f"create table {schema.quoted(name)} as select * from kept")
        _insert(connection, name, given[name])
