"""Snapshots on disk: which one is current, and what its manifest says."""

import json
import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import pyarrow as pa

from almanac.config import Config
from almanac.declared import read_yaml
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.held import swap
from almanac.tables.schema import quoted, superseded

LABEL_FILE = "SAMPLE.yaml"
NAME = re.compile(r"[\w-]+")


def current(config: Config) -> Path | None:
    """The current snapshot's database; where it is lost or damaged the newest whole one before it; else None."""
    folder = config.folder("snapshots")
    named = folder / f"{swap.pointed(folder)}.duckdb"
    if named.exists() and (found := _whole_or_none(named)):
        return found
    return next(filter(None, map(_whole_or_none, sorted(set(folder.glob("*.duckdb")) - {named}, reverse=True))), None)


def held(config: Config, name: str) -> Path | None:
    """The database of the snapshot of this name, if it is there and whole."""
    path = config.folder("snapshots") / f"{name}.duckdb"
    return _whole_or_none(path) if NAME.fullmatch(name) and path.exists() else None


def _whole_or_none(path: Path) -> Path | None:
    try:
        return _whole(path)
    except (engine.DatabaseError, Mistake, OSError, ValueError):
        return None


@lru_cache(maxsize=64)
def _whole(path: Path) -> Path:
    """The path of a snapshot that opens and has its manifest; an error (which is not remembered) for another."""
    if "files" not in manifest(path):
        raise Mistake("no_snapshot")
    engine.rows(engine.open_snapshot(path), "select 1 from _files limit 1")
    return path


def manifest(snapshot: Path) -> dict[str, Any]:
    """What is known about a snapshot: its id, label, files, changes, checks and versions."""
    path = snapshot.with_suffix(".json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return loaded


def label(source: Path) -> dict[str, str]:
    """What every screen must say about data from this folder, such as that they are sample data."""
    path = source / LABEL_FILE
    words: dict[str, str] = read_yaml(path).get("label", {}) if path.exists() else {}
    return words


def rows_of_file(snapshot: Path, source: str, file: str) -> pa.Table | None:
    """The rows that a snapshot holds from one file, also those of which another file has newer ones; None if none."""
    connection = engine.open_snapshot(snapshot)
    tables = [name for name in (source, superseded(source)) if name in engine.table_names(connection)]
    if not tables:
        return None
    parts = " union all by name ".join(f"select * from {quoted(name)} where _file = $file" for name in tables)
    found = engine.arrow(connection, f"select * from ({parts}) order by _line", {"file": file})
    return found if found.num_rows else None
