"""Exports → a snapshot: built beside the old one, checked, then made current in one step."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from almanac.catalogue import Catalogue
from almanac.config import Config
from almanac.exports.results import Export
from almanac.tables import engine, history, schema
from almanac.tables.engine import Connection
from almanac.tables.measures import create_measures
from almanac.tables.models import Progress, models, run_checks
from almanac.tables.refreshes.changes import note_changes
from almanac.tables.returns.noted import note_returns


def build(config: Config, catalogue: Catalogue, exports: Sequence[Export], source: Path, progress: Progress) -> Path:
    """Builds a snapshot from what was read and makes it current; the path of the new database."""
    folder = config.folder("snapshots")
    history.make_folder(folder)
    with history.one_writer(folder):
        name = _name(exports)
        path = folder / f"{name}.duckdb.tmp"
        for left_over in folder.glob("*.tmp*"):
            left_over.unlink(missing_ok=True)
        with engine.create(path) as connection:
            manifest = fill(connection, config, catalogue, exports, history.current(config), progress)
            note_returns(connection, config, catalogue, source)
            note_changes(connection, history.current(config), history.label(source))
            connection.execute("checkpoint")
        manifest |= {
            "id": name,
            "label": history.label(source),
            "built_at": datetime.now().isoformat(timespec="seconds"),
        }
        return history.publish(folder, name, manifest, keep=config.snapshots_kept)


def fill(
    connection: Connection,
    config: Config,
    catalogue: Catalogue,
    exports: Sequence[Export],
    last: Path | None,
    progress: Progress,
) -> dict[str, Any]:
    """Every table of a snapshot, in order; what its manifest says about them."""
    _sources(connection, catalogue, exports, last)
    schema.create_units(connection, config)
    schema.create_indicator_list(connection, config, catalogue)
    schema.create_sources_list(connection, catalogue)
    schema.create_dates(connection, catalogue)
    schema.create_reports(connection, catalogue)
    models(connection, catalogue, progress)
    create_measures(connection, catalogue, schema.last_month(connection, catalogue))
    checks = run_checks(connection, catalogue)
    return {
        "files": [_summary(export) for export in exports],
        "checks": [vars(check) for check in checks],
        "versions": _versions(catalogue),
    }


def _sources(connection: Connection, catalogue: Catalogue, exports: Sequence[Export], last: Path | None) -> None:
    """Source tables with the rows of accepted files, and for a refused file the rows of its last good version."""
    for contract in catalogue.contracts.values():
        schema.create_source(connection, contract)
    for export in exports:
        if export.source and export.table is not None:
            schema.insert_rows(connection, export.source, export.table)
    kept = []
    for export in exports:
        if last and export.source and export.table is None:
            old = history.rows_of_file(last, export.source, export.file)
            if old is not None:
                schema.insert_missing(connection, catalogue.contracts[export.source], old)
                kept.append(export.file)
    connection.register(
        "files", pd.DataFrame([_summary(e) | {"is_last_good": e.file in kept} for e in exports], columns=_COLUMNS)
    )
    connection.execute("create table _files as select * from files")
    connection.register("found", pd.DataFrame([row for e in exports for row in _findings(e)], columns=_FINDING))
    connection.execute("create table _findings as select * replace (cast(line as bigint) as line) from found")


_COLUMNS = [
    "file", "source", "status", "encoding", "delimiter", "header_line", "rows_in", "rows_loaded", "rows_rejected",
    "rows_skipped", "sha256", "is_last_good",
]  # fmt: skip
_FINDING = [
    "file",
    "source",
    "line",
    "column",
    "value",
    "rule",
    "severity",
    "message_zh",
    "message_en",
    "fix_zh",
    "fix_en",
]


def _summary(export: Export) -> dict[str, Any]:
    return {name: getattr(export, name) for name in _COLUMNS[:-1]}


def _findings(export: Export) -> list[dict[str, Any]]:
    return [
        {name: getattr(finding, name) for name in ("line", "column", "value", "rule", "severity")}
        | {"file": export.file, "source": export.source}
        | {f"message_{lang}": finding.message(lang) for lang in ("zh", "en")}
        | {f"fix_{lang}": finding.fix(lang) for lang in ("zh", "en")}
        for finding in export.findings
    ]


def _versions(catalogue: Catalogue) -> dict[str, str]:
    """A short hash of every query and contract that the snapshot was built with."""
    contracts = {f"contracts/{name}": each.model_dump_json() for name, each in catalogue.contracts.items()}
    return {name: _short_hash(content.encode()) for name, content in (dict(catalogue.sql) | contracts).items()}


def _short_hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:12]


def _name(exports: Sequence[Export]) -> str:
    contents = json.dumps([(e.file, e.sha256) for e in exports]).encode()
    return f"{datetime.now():%Y%m%dT%H%M%S%f}-{_short_hash(contents)}"
