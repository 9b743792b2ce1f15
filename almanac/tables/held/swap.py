"""How a new snapshot takes the place of the old one: one writer, all or nothing, and nothing half done left over."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from almanac.mistakes import Mistake
from almanac.tables import engine
from almanac.tables.held import copies

POINTER = "CURRENT"
FEWEST = 2  # a reader may be about to open the one before the newest


def make_folder(folder: Path) -> None:
    """The folder of snapshots, or one sentence why it cannot be written."""
    with disk_errors_said(folder):
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".writable"
        try:
            probe.write_bytes(b"x")
        finally:
            copies.remove(probe)


@contextmanager
def one_writer(folder: Path) -> Iterator[None]:
    """One refresh at a time; the lock belongs to the process, so a crash releases it."""
    with (folder / ".lock").open("a") as lock:
        try:
            _lock(lock.fileno())
        except OSError:
            raise Mistake("another_refresh") from None
        yield


def _lock(number: int) -> None:
    """An exclusive lock on an open file, without waiting; OSError where another holds it."""
    if os.name == "nt":
        import msvcrt

        os.lseek(number, 0, os.SEEK_SET)
        msvcrt.locking(number, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
    else:
        import fcntl

        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def all_or_nothing(folder: Path) -> Iterator[None]:
    """The one writer at work: what others left half done goes first, and so does its own where it fails."""
    with one_writer(folder), disk_errors_said(folder):
        clear(folder)
        try:
            yield
        except BaseException:
            clear(folder)
            raise


@contextmanager
def disk_errors_said(folder: Path) -> Iterator[None]:
    """What the disk refuses becomes one sentence."""
    try:
        yield
    except (OSError, *engine.DISK_ERRORS) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error).splitlines()[0]
        raise Mistake("cannot_write", path=folder, reason=reason or type(error).__name__) from None


def clear(folder: Path) -> None:
    """Removes what a refresh that did not finish has left; what cannot be removed waits for the next one."""
    for path in [*folder.glob("*.tmp*"), *copies.folder_of(folder).glob("*.tmp")]:
        copies.remove(path)
    newest = pointed(folder)
    is_known = (folder / f"{newest}.duckdb").exists()
    for path in (*folder.glob("*.duckdb"), *folder.glob("*.json")):
        is_half = not (path.with_suffix(".duckdb").exists() and path.with_suffix(".json").exists())
        if is_half or (is_known and path.stem > newest):
            copies.remove(path)
    copies.forget(folder)


def pointed(folder: Path) -> str:
    """The name of the snapshot that is current, or ''."""
    try:
        return (folder / POINTER).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        return ""


def publish(
    folder: Path, temporary: Path, name: str, facts: dict[str, Any], keep: int, spared: set[str] | None
) -> Path:
    """Writes the manifest, renames the finished database and points CURRENT at it; older ones than `keep` go.

    Those `spared` stay beside them; all do where it is not known which.
    """
    final = folder / f"{name}.duckdb"
    flush(temporary)
    replace_whole(final.with_suffix(".json"), json.dumps(facts, ensure_ascii=False, indent=1))
    temporary.replace(final)
    flush(folder)
    replace_whole(folder / POINTER, name)
    flush(folder)
    if spared is not None:
        _prune(folder, name, keep, spared)
    return final


def _prune(folder: Path, newest: str, keep: int, spared: set[str]) -> None:
    """Removes all but the newest snapshots and those spared, and copies of exports that none of them names."""
    found = sorted(path for path in folder.glob("*.duckdb") if path.stem <= newest and path.stem not in spared)
    for old in found[: -max(keep, FEWEST)]:
        if copies.remove(old):
            copies.remove(old.with_suffix(".json"))
    copies.forget(folder)


def replace_whole(path: Path, content: str) -> None:
    """Writes a small file whole or not at all."""
    temporary = path.with_name(path.name + ".tmp")
    temporary.write_text(content, encoding="utf-8")
    flush(temporary)
    temporary.replace(path)


def flush(path: Path) -> None:
    """Waits until a file or folder is on disk (Windows cannot flush a folder)."""
    if path.is_dir() and os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
