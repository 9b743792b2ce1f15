"""The tables a snapshot starts from: one per contract, the lists of what is declared, and who reported what."""

import pandas as pd
import pyarrow as pa

from almanac.catalogue import Catalogue, Contract
from almanac.config import Config
from almanac.tables.engine import Connection

TYPES = {
    "text": "varchar", "code": "varchar", "unit": "varchar", "choice": "varchar", "flag": "boolean",
    "date": "date", "month": "date", "quarter": "date", "integer": "bigint", "number": "double", "percent": "double",
}  # fmt: skip

_BATCH = 122_880  # the rows of one of DuckDB's row groups
MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}


def quoted(name: str) -> str:
    """A name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def superseded(source: str) -> str:
    """The table beside a source's, where the rows wait that another file has newer ones of."""
    return f"_superseded_{source}"


def published_once(source: str) -> str:
    """The table beside a source's with what was published of the columns that are written once."""
    return f"_once_{source}"


def create_source(connection: Connection, contract: Contract) -> None:
    """An empty table with the contract's columns and where each row came from."""
    columns = [f"{quoted(name)} {TYPES[column.type]}" for name, column in contract.columns.items()]
    fields = ", ".join([*columns, "_file varchar", "_line bigint"])
    connection.execute(f"create or replace table {quoted(contract.source)} ({fields})")


def in_batches(rows: pa.Table) -> pa.Table:
    """Rows in batches that DuckDB reads side by side."""
    return pa.Table.from_batches(rows.to_batches(max_chunksize=_BATCH), rows.schema)


def insert_rows(connection: Connection, table: str, rows: pa.Table | pd.DataFrame) -> None:
    """Adds rows to a table by the names of their columns."""
    connection.register("arriving", in_batches(rows) if isinstance(rows, pa.Table) else rows)
    connection.execute(f"insert into {quoted(table)} by name select * from arriving")
    connection.unregister("arriving")


def create_sources_list(connection: Connection, catalogue: Catalogue) -> None:
    """One row per contract: its titles and its place."""
    connection.execute("create table sources (source varchar, title_zh varchar, title_en varchar, sort_order integer)")
    for number, contract in enumerate(catalogue.contracts.values(), 1):
        row = [contract.source, contract.title.zh, contract.title.said("en"), number]
        connection.execute("insert into sources values (?, ?, ?, ?)", row)


def create_indicator_list(connection: Connection, config: Config, catalogue: Catalogue) -> None:
    """One row per declared indicator, in the order of themes: what a chart needs to choose among them."""
    connection.execute(
        "create table indicator_list (indicator varchar, theme varchar, kind varchar, every varchar, rank varchar,"
        " is_on_overview boolean, tells_size boolean, better varchar, sort_order integer)"
    )
    themes = list(config.themes)
    place = {
        i.id: (themes.index(i.theme) if i.theme in themes else len(themes), i.order, i.id)
        for i in catalogue.indicators.values()
    }
    for number, name in enumerate(sorted(place, key=place.__getitem__), 1):
        i = catalogue.indicators[name]
        row = [name, i.theme, i.kind, i.every, i.rank, i.overview, i.size is not None, i.better, number]
        connection.execute("insert into indicator_list values (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)


def create_units(connection: Connection, config: Config) -> None:
    """One row per unit in official order, the city last."""
    connection.execute(
        "create table units (unit_code varchar, name varchar, short_name varchar, kind varchar,"
        " is_ranked boolean, is_city boolean, sort_order integer)"
    )
    city = config.city
    listed = [(u.code, u.name, u.short or u.name, u.kind, u.ranked, False, n) for n, u in enumerate(config.units, 1)]
    listed.append((city.code, city.name, city.name, "", False, True, len(listed) + 1))
    connection.executemany("insert into units values (?, ?, ?, ?, ?, ?, ?)", listed)


def create_events(connection: Connection) -> None:
    """What trends tell of a month, a unit or the city, for one theme or ('') all; empty without a mart of the name."""
    columns = "as_of date, unit_code varchar, theme varchar, title varchar"
    connection.execute(f"create table if not exists events ({columns})")
    connection.execute("alter table events add column if not exists title_en varchar")


def create_dates(connection: Connection, catalogue: Catalogue) -> None:
    """One row per month and source that someone owes: its newest date, none where it says months only."""
    connection.execute("create table dates (source varchar, as_of date, newest date)")
    for contract in catalogue.contracts.values():
        if contract.expected and (column := contract.period_column):
            newest = "null" if contract.columns[column].type == "month" else f"max({quoted(column)})"
            connection.execute(
                f"insert into dates select '{contract.source}', last_day({quoted(column)}), {newest}"
                f" from {quoted(contract.source)} where {quoted(column)} is not null group by all"
            )


def create_reports(connection: Connection, catalogue: Catalogue) -> None:
    """One row per source, unit and period expected, from the source's first to the newest month of all sources."""
    connection.execute("create table reports (source varchar, unit_code varchar, period date, is_reported boolean)")
    newest = last_month(connection, catalogue)
    for contract in catalogue.contracts.values():
        if contract.expected and contract.period_column:
            connection.execute(_reports_of(contract), {"newest": newest})


def last_month(connection: Connection, catalogue: Catalogue) -> str | None:
    """The month (its last day) of the newest date in any source dated by day or month, else by quarter."""
    exact = [
        s for s, c in catalogue.contracts.items() if c.period_column and c.columns[c.period_column].type != "quarter"
    ]
    found = connection.execute(
        "select coalesce(max(as_of) filter (where source in $exact), max(as_of))::varchar from dates", {"exact": exact}
    ).fetchone()
    return found[0] if found else None


def _reports_of(contract: Contract) -> str:
    """SQL that holds the units and periods that one source owes against those that arrived."""
    assert contract.expected and contract.period_column
    source, column = quoted(contract.source), quoted(contract.period_column)
    months = MONTHS[contract.expected.every]
    by_unit = contract.expected.by == "unit" and contract.unit_column is not None
    unit = quoted(contract.unit_column or "") if by_unit else "(select unit_code from units where is_city)"
    period_end = f"cast({months} * ((month({column}) - 1) // {months} + 1) - 1 as integer)"
    return f"""
        insert into reports
        with arrived as (
            select distinct {unit} as unit_code,
                last_day(cast(date_trunc('year', {column}) + to_months({period_end}) as date)) as period
            from {source} where {column} is not null
        ),
        spans as (
            select min(period) as first, greatest(max(period), $newest::date) as last from arrived
        ),
        periods as (
            select distinct last_day(cast(step as date)) as period
            from (select unnest(generate_series(first, last, to_months({months}))) as step from spans)
        ),
        owed as (select unit_code, period from periods, units where is_city <> {str(by_unit).lower()})
        select '{contract.source}', owed.unit_code, owed.period, arrived.period is not null
        from owed left join arrived using (unit_code, period)
    """
