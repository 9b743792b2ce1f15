"""Opens DuckDB: a database to build in memory or in a file, and snapshots to read, one cursor a query."""

from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pyarrow as pa

from almanac.mistakes import Mistake

Connection = duckdb.DuckDBPyConnection
DatabaseError = duckdb.Error
DISK_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.OutOfMemoryException, duckdb.TransactionException)
VERSION = duckdb.__version__

_CLOSED: dict[str, str | bool | int | float | list[str]] = {
    "enable_external_access": False,
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "allow_community_extensions": False,
}


def create(path: Path | None = None) -> Connection:
    """A new database in a file, or in memory, that reaches no network."""
    return duckdb.connect(str(path) if path else ":memory:", config=_CLOSED)


@lru_cache(maxsize=8)
def open_snapshot(path: Path) -> Connection:
    """A finished snapshot, read-only and locked; shared by all threads, each of which takes a cursor."""
    if not path.exists():
        raise Mistake("snapshot_gone")
    try:
        return duckdb.connect(str(path), read_only=True, config=_CLOSED | {"lock_configuration": True})
    except DatabaseError:
        raise Mistake("unreadable_snapshot", path=path) from None


def failed(path: str, error: DatabaseError) -> Exception:
    """What to raise where a query of `path` failed: the disk's own error, else a Mistake that names the query."""
    if isinstance(error, DISK_ERRORS):
        return error
    return Mistake("query_failed", path=path, reason=str(error).splitlines()[0])


def rows(connection: Connection, sql: str, parameters: Mapping[str, Any] | None = None) -> pd.DataFrame:
    """The rows of one query on a cursor of its own, given only the parameters that it names."""
    named = parameter_names(sql)
    given = {name: value for name, value in (parameters or {}).items() if name in named}
    missing = named - set(given)
    if missing:
        raise Mistake("missing_parameter", names=", ".join(sorted(missing)))
    with connection.cursor() as cursor:
        return cursor.execute(sql, given).df()


@cache
def parameter_names(sql: str) -> frozenset[str]:
    """The names after `$` in a query."""
    return frozenset(name for statement in duckdb.extract_statements(sql) for name in statement.named_parameters)


def table_names(connection: Connection) -> frozenset[str]:
    """The tables and views of a database."""
    found = rows(connection, "select table_name from information_schema.tables")
    return frozenset(found["table_name"])


def listed(connection: Connection) -> list[tuple[str, bool]]:
    """Every table and view of a database in the making, and whether it is a view."""
    sql = (
        "select table_name, table_type = 'VIEW' from information_schema.tables"
        " where table_catalog = current_database() and table_schema = 'main'"
    )
    return [(str(name), bool(is_view)) for name, is_view in connection.execute(sql).fetchall()]


def arrow(connection: Connection, sql: str, parameters: Mapping[str, Any] | None = None) -> pa.Table:
    """The rows of one query with their exact types."""
    with connection.cursor() as cursor:
        found: pa.Table = cursor.sql(sql, params=dict(parameters or {})).to_arrow_table()
        return found
