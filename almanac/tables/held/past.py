"""What the last snapshot says about each file: whether it need be read again, and which version of it was good."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from functools import cached_property
from io import BufferedReader
from pathlib import Path
from typing import Any

from almanac.config import Config
from almanac.exports.judge import Reading
from almanac.exports.read import Desk
from almanac.exports.results import Export, Finding, Status
from almanac.tables import engine, history
from almanac.tables.schema import quoted

SUMMARY = (
    "file", "source", "status", "encoding", "delimiter", "header_line", "rows_in", "rows_loaded", "rows_rejected",
    "rows_skipped", "sha256",
)  # fmt: skip
ACROSS = ("newer_file", "last_good_kept", "last_good_lost", "file_left", "once_gone")  # said of files together
RELATIVE = ("shrunken",)  # said by holding a file against its last good version


@dataclass(frozen=True)
class Good:
    """The version of a file whose rows count: its bytes and rows, when it was written, how and when it was read."""

    sha256: str
    source: str
    rows: int
    written: int
    version: str
    day: str


@dataclass(frozen=True)
class Remembered:
    """A file as the last refresh left it: what was said of it, how and when it was read, its rows in the snapshot."""

    summary: Mapping[str, Any]
    good: Good | None
    version: str = ""
    day: str = ""
    timeless: bool = False
    headers: Mapping[str, str] = field(default_factory=dict)
    rows_held: int = 0

    def is_as_today(self, today: date) -> bool:
        """Whether reading it today would give the same."""
        return self.day == today.isoformat() or (self.day < today.isoformat() and self.timeless)


@dataclass(frozen=True)
class Past:
    """The last snapshot of the same kind of data, or nothing; `reuse` is false where all is read anew."""

    snapshot: Path | None = None
    files: Mapping[str, Remembered] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)
    reuse: bool = True

    @property
    def is_base(self) -> bool:
        """Whether a new snapshot may start as a copy of the last one."""
        return self.reuse and self.snapshot is not None and any(entry.version for entry in self.files.values())

    @cached_property
    def findings(self) -> dict[str, list[Finding]]:
        """What was found in each file by itself."""
        found: dict[str, list[Finding]] = {}
        for row in _rows_of_findings(self.snapshot) if self.snapshot else []:
            details = json.loads(str(row.pop("details")))
            found.setdefault(str(row.pop("file")), []).append(Finding(**row, details=details))
        return found

    def last_rows(self, file: str) -> int:
        """How many rows the last good version of a file had."""
        entry = self.files.get(file)
        return entry.good.rows if entry and entry.good else 0

    def reading(self, file: str, stream: BufferedReader, version: str, desk: Desk) -> Reading | None:
        """What was read from the same bytes in the same way, its rows left where they are; or None."""
        entry = self.files.get(file)
        if not (self.reuse and entry and entry.version == version):
            return None
        if hashlib.file_digest(stream, "sha256").hexdigest() != entry.summary["sha256"]:
            return None
        findings = self.findings.get(file, [])
        if not entry.is_as_today(desk.today) or any(finding.rule in RELATIVE for finding in findings):
            return None
        contract = desk.contracts.get(entry.summary["source"] or "")
        return Reading(_export(entry, findings), contract, dict(entry.headers), is_held=True)


def past(config: Config, source: Path, *, full: bool = False) -> Past:
    """What the current snapshot says; nothing where its data are of another kind, such as a sample."""
    snapshot = history.current(config)
    manifest = history.manifest(snapshot) if snapshot else {}
    if not snapshot or manifest.get("label", {}) != history.label(source):
        return Past()
    files = {entry["file"]: _remembered(entry, manifest["built_at"]) for entry in manifest["files"]}
    return Past(snapshot, files, manifest.get("versions", {}), reuse=not full)


def remember(entry: Remembered) -> dict[str, Any]:
    """What the next refresh is told of a file, as it stands in the manifest."""
    told = asdict(entry)
    return {**told.pop("summary"), **told}


def _remembered(entry: Mapping[str, Any], built_at: str) -> Remembered:
    summary = {name: entry[name] for name in SUMMARY}
    if "good" not in entry:  # the manifest of an older release
        rows = entry["rows_loaded"]
        good = Good(entry["sha256"], entry["source"], rows, 0, "", built_at[:10]) if rows else None
        return Remembered(summary, good, rows_held=rows)
    told = {name: entry[name] for name in ("version", "day", "timeless", "headers", "rows_held")}
    return Remembered(summary, Good(**entry["good"]) if entry["good"] else None, **told)


def _export(entry: Remembered, findings: Sequence[Finding]) -> Export:
    """The file as it was before others were held against it."""
    export = Export(**{**entry.summary, "findings": tuple(findings)})
    if export.status in ("refused", "unrecognised") or entry.good is None:
        return export
    status: Status = "accepted_with_findings" if findings else "accepted"
    rejected = export.rows_rejected - (entry.good.rows - export.rows_loaded)
    return replace(export, status=status, rows_loaded=entry.good.rows, rows_rejected=rejected)


def _rows_of_findings(snapshot: Path) -> list[dict[str, Any]]:
    """Every finding that a file has by itself, in the order in which it was found."""
    columns = ("file", "line", "column", "value", "rule", "severity", "details")
    names = ", ".join(map(quoted, columns))
    with engine.open_snapshot(snapshot).cursor() as cursor:
        sql = f"select {names} from _findings where rule not in $across order by rowid"
        return [dict(zip(columns, row, strict=True)) for row in cursor.execute(sql, {"across": ACROSS}).fetchall()]
