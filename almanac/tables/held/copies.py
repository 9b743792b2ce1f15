"""A copy of every accepted export as it arrived, named by its sha256; never one that was refused."""

import hashlib
import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

from almanac.config import Config

_SHA = re.compile(r"[0-9a-f]{64}")


def folder_of(snapshots: Path) -> Path:
    """Where the copies are, beside the snapshots that name them."""
    return snapshots / "files"


def keep(snapshots: Path, export: Path, sha256: str) -> None:
    """Keeps a copy of an export, whole or not at all, for this user's eyes only; none where it has changed since."""
    folder = folder_of(snapshots)
    folder.mkdir(mode=0o700, exist_ok=True)
    path = folder / sha256
    if path.exists() and path.stat().st_size == export.stat().st_size:
        return
    temporary = path.with_name(f"{sha256}.tmp")
    with os.fdopen(os.open(temporary, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), "w+b") as file:
        with export.open("rb") as arrived:
            shutil.copyfileobj(arrived, file)
        file.flush()
        os.fsync(file.fileno())
        file.seek(0)
        is_same = hashlib.file_digest(file, "sha256").hexdigest() == sha256
    if is_same:
        temporary.replace(path)
    else:
        temporary.unlink()


def kept(config: Config, sha256: str) -> Path | None:
    """The copy of an export by its sha256, or None where none is kept."""
    path = folder_of(config.folder("snapshots")) / sha256
    return path if _SHA.fullmatch(sha256) and path.is_file() else None


def forget(snapshots: Path) -> None:
    """Removes the copies that no manifest names any more; all stay while one cannot be read."""
    try:
        named = {sha for path in snapshots.glob("*.json") for sha in _named(json.loads(path.read_bytes()))}
    except (OSError, ValueError):
        return
    for path in folder_of(snapshots).glob("*"):
        if path.name not in named:
            remove(path)


def remove(path: Path) -> bool:
    """Whether a file or folder is gone; one that another program holds is left for the next refresh."""
    try:
        shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _named(manifest: dict[str, Any]) -> set[str]:
    """The versions of files that a snapshot was built from."""
    goods = (entry.get("good") for entry in manifest.get("files", []))
    return {good["sha256"] for good in goods if good}
