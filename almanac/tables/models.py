"""Staging views, marts and checks: the SQL files of `queries/`, run in the order they need."""

from collections.abc import Callable
from dataclasses import dataclass

from almanac.catalogue import Catalogue
from almanac.mistakes import Mistake
from almanac.tables import engine, schema
from almanac.tables.engine import Connection, DatabaseError
from almanac.tables.order import build_order

Progress = Callable[[str, int, int], None]
PLACES = 3  # of a check are named


def silent(name: str, done: int, whole: int) -> None:
    """No progress shown."""


@dataclass(frozen=True)
class Check:
    """A claim about the data and how many rows break it; its first line is `-- stop: Chinese / English`, or warn.

    `places` are the first of them as file:line, where the query gives `_file` and `_line`.
    """

    name: str
    severity: str
    why_zh: str
    why_en: str
    broken_rows: int
    places: str


def models(
    connection: Connection,
    catalogue: Catalogue,
    progress: Progress = silent,
    replace: Callable[[str], None] = lambda _: None,
) -> None:
    """Staging views and mart tables, each after what it reads; `replace` may change one before others read it."""
    found = _models(catalogue)
    order = build_order({stem: sql for stem, (_, sql) in found.items()})
    for number, stem in enumerate(order, 1):
        name, sql = found[stem]
        kind = "view" if name.startswith("staging/") else "table"
        try:
            connection.execute(f"create {kind} {schema.quoted(stem)} as {sql}")
        except DatabaseError as error:
            raise engine.failed(f"queries/{name}.sql", error) from None
        replace(stem)
        progress(stem, number, len(order))


def run_checks(connection: Connection, catalogue: Catalogue) -> list[Check]:
    """Every check with the number of rows that break it; a Mistake where one of those says `stop`."""
    connection.execute(
        "create table _checks (name varchar, severity varchar, why_zh varchar, why_en varchar, broken_rows bigint,"
        " places varchar)"
    )
    checks = [_check(connection, path, sql) for path, sql in catalogue.sql.items() if path.startswith("checks/")]
    for check in checks:
        connection.execute("insert into _checks values (?, ?, ?, ?, ?, ?)", list(vars(check).values()))
    for stop in (check for check in checks if check.severity == "stop" and check.broken_rows):
        path, why = f"queries/checks/{stop.name}.sql", f"{stop.why_zh} / {stop.why_en}"
        raise Mistake("check_stops", path=path, why=why, rows=stop.broken_rows)
    return checks


def _check(connection: Connection, path: str, sql: str) -> Check:
    severity, _, why = sql.splitlines()[0].removeprefix("--").partition(":")
    zh, _, en = why.partition("/")
    try:
        (count,) = connection.execute(f"select count(*) from ({sql}\n)").fetchone() or (0,)
        places = _places(connection, sql) if count else ""
    except DatabaseError as error:
        raise engine.failed(f"queries/{path}.sql", error) from None
    return Check(path.removeprefix("checks/"), severity.strip(), zh.strip(), en.strip() or zh.strip(), count, places)


def _places(connection: Connection, sql: str) -> str:
    """Where the first rows of a query stand in their files; '' for one that does not say."""
    columns = {name for name, *_ in connection.execute(f"select * from ({sql}\n) limit 0").description}
    if not {"_file", "_line"} <= columns:
        return ""
    first = f"select _file || ':' || _line from ({sql}\n) order by _file, _line limit {PLACES}"
    return ", ".join(place for (place,) in connection.execute(first).fetchall())


def _models(catalogue: Catalogue) -> dict[str, tuple[str, str]]:
    """Path and SQL of every staging view and mart by its name; a Mistake where two share one."""
    found: dict[str, tuple[str, str]] = {}
    for path, sql in catalogue.sql.items():
        if path.startswith(("staging/", "marts/")):
            stem = path.rsplit("/", 1)[1]
            if stem in found or stem in catalogue.contracts:
                raise Mistake("two_queries", name=stem, paths=f"{found.get(stem, (stem,))[0]}, {path}")
            found[stem] = (path, sql)
    return found
