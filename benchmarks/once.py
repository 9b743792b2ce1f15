"""One measurement in a process of its own: python -m benchmarks.once WHAT FOLDER → seconds, peak memory, rows."""

import json
import os
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa

from almanac.catalogue import load_catalogue
from almanac.config import load_config

PROJECT = Path(__file__).parents[1]
SOURCE = "volunteer_service"
_TYPES = {"service_date": "DATE", "hours": "DOUBLE", "served": "BIGINT"}


def database(folder: Path) -> str:
    """Where the rows go: into memory, and into a file where they are many."""
    return str(folder / "rows.duckdb") if os.environ.get("BIG") else ":memory:"


def ours(folder: Path) -> Callable[[], dict[str, int]]:
    """Bytes → checked table in DuckDB, every check on, as `refresh` reads."""
    from almanac.tables import engine, schema
    from almanac.tables.load import load_exports

    config = load_config(PROJECT / "config.yaml")
    catalogue = load_catalogue(config)

    def run() -> dict[str, int]:
        [export] = load_exports(config, catalogue, folder / "exports")
        with engine.create(None if database(folder) == ":memory:" else Path(database(folder))) as connection:
            schema.create_source(connection, catalogue.contracts[SOURCE])
            assert export.table is not None
            schema.insert_rows(connection, SOURCE, export.table)
            connection.execute("checkpoint")
        return {"rows": export.rows_loaded, "rejected": export.rows_rejected, "skipped": export.rows_skipped}

    return run


def duckdb_blindly(folder: Path) -> Callable[[], dict[str, int]]:
    """DuckDB's own read_csv of the same rows, clean and in UTF-8, with the types told."""
    import duckdb

    columns = load_catalogue(load_config(PROJECT / "config.yaml")).contracts[SOURCE].columns
    types = ", ".join(f"'{name}': '{_TYPES.get(name, 'VARCHAR')}'" for name in columns)

    def run() -> dict[str, int]:
        with duckdb.connect(database(folder)) as connection:
            path = folder / "clean.utf8.csv"
            connection.execute(f"create table t as select * from read_csv('{path}', columns={{{types}}}, header=true)")
            connection.execute("checkpoint")
            return {"rows": connection.execute("select count(*) from t").fetchall()[0][0]}

    return run


def pandas_blindly(folder: Path) -> Callable[[], dict[str, int]]:
    """pandas' read_csv of the same rows, clean and in GB18030."""
    import pandas as pd

    return lambda: {"rows": len(pd.read_csv(folder / "clean.csv", encoding="gb18030"))}


WHAT = {"ours": ours, "duckdb": duckdb_blindly, "pandas": pandas_blindly}


def main(what: str, folder: Path) -> None:
    """Prepares, then measures, and prints one JSON object."""
    for left in folder.glob("*.duckdb*"):
        left.unlink()
    run = WHAT[what](folder)
    pa.array([""])  # what loads on first use is loaded
    begun = time.perf_counter()
    found = run()
    seconds = time.perf_counter() - begun
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(json.dumps({"seconds": seconds, "gigabytes": peak, **found}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
