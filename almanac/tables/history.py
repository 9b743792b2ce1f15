"""Snapshots on disk: which one is current, what its manifest says, and how a new one takes its place."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa

from almanac.config import Config
from almanac.declared import read_yaml
from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.schema import quoted

LABEL_FILE = "SAMPLE.yaml"


def current(config: Config) -> Path | None:
    """The database of the current snapshot, or None where there is none yet."""
    pointer = config.folder("snapshots") / "CURRENT"
    if not pointer.exists():
        return None
    path = pointer.parent / f"{pointer.read_text(encoding='utf-8').strip()}.duckdb"
    return path if path.exists() else None


def manifest(snapshot: Path) -> dict[str, Any]:
    """What is known about a snapshot: its id, label, files, checks and versions."""
    path = snapshot.with_suffix(".json")
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    return loaded


def label(source: Path) -> dict[str, str]:
    """What every screen must say about data from this folder, such as that they are sample data."""
    path = source / LABEL_FILE
    words: dict[str, str] = read_yaml(path).get("label", {}) if path.exists() else {}
    return words


def last_rows(config: Config) -> dict[str, int]:
    """How many rows each file had in the current snapshot."""
    snapshot = current(config)
    files = manifest(snapshot).get("files", []) if snapshot else []
    return {entry["file"]: int(entry["rows_loaded"]) for entry in files if entry["rows_loaded"]}


def kept(config: Config, sha256: str) -> Path | None:
    """The copy of an accepted export as it arrived, where one was kept."""
    path = config.folder("snapshots") / "kept" / sha256
    return path if path.exists() else None


def make_folder(folder: Path) -> None:
    """The folder of snapshots, or one sentence why it cannot be written."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise Mistake("cannot_write", path=folder, reason=error.strerror) from None


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """One refresh at a time; the lock belongs to the process, so a crash releases it."""
    with (folder / ".lock").open("w") as lock:
        try:
            _lock(lock.fileno())
        except OSError:
            raise Mistake("another_refresh") from None
        yield


def _lock(number: int) -> None:
    """An exclusive lock on an open file, without waiting; OSError where another holds it."""
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


def publish(folder: Path, name: str, facts: dict[str, Any], keep: int) -> Path:
    """Renames the finished database, writes its manifest, and points CURRENT at it; older ones than `keep` go."""
    temporary, final = folder / f"{name}.duckdb.tmp", folder / f"{name}.duckdb"
    _flush(temporary)
    temporary.replace(final)
    _replace(final.with_suffix(".json"), json.dumps(facts, ensure_ascii=False, indent=1))
    _flush(folder)
    _replace(folder / "CURRENT", name)
    _flush(folder)
    for old in sorted(folder.glob("*.duckdb"))[:-keep]:
        old.unlink(missing_ok=True)
        old.with_suffix(".json").unlink(missing_ok=True)
    return final


def rows_of_file(snapshot: Path, source: str, file: str) -> pa.Table | None:
    """The rows that a snapshot holds from one file, or None where it holds none."""
    connection = engine.open_snapshot(snapshot)
    if source not in engine.table_names(connection):
        return None
    found = engine.arrow(connection, f"select * from {quoted(source)} where _file = $file", {"file": file})
    return found if found.num_rows else None


def _replace(path: Path, content: str) -> None:
    """Writes a small file whole or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(content, encoding="utf-8")
    _flush(temporary)
    temporary.replace(path)


def _flush(path: Path) -> None:
    """Waits until a file or folder is on disk (Windows cannot flush a folder)."""
    if path.is_dir() and os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
