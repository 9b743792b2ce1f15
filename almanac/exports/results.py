"""What reading an export gives: its rows, its findings and its counts, which always add up."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from typing import Any, Literal

import pyarrow as pa
import pyarrow.compute as pc

from almanac.declared import Words
from almanac.texts import listed

Severity = Literal["reject", "skip", "repair", "warn", "refuse"]
Status = Literal["accepted", "accepted_with_findings", "refused", "unrecognised"]


@dataclass(frozen=True)
class Finding:
    """One thing to know about a line, a column or a file."""

    line: int | None
    column: str
    value: str
    rule: str
    severity: Severity
    details: Mapping[str, str] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """What is the matter, in plain words."""
        return self._said("message", language)

    def fix(self, language: str) -> str:
        """What to do about it."""
        return self._said("fix", language)

    def _said(self, part: str, language: str) -> str:
        template = _template(self.rule, part).said(language)
        return template.format_map({"column": self.column, "value": self.value, **self.details})


@dataclass(frozen=True)
class Export:
    """One file as it was read; `table` holds the typed columns of its contract, `_file` and `_line`."""

    file: str
    source: str | None
    status: Status
    encoding: str = ""
    delimiter: str = ""
    header_line: int | None = None
    rows_in: int = 0
    rows_loaded: int = 0
    rows_rejected: int = 0
    rows_skipped: int = 0
    findings: tuple[Finding, ...] = ()
    table: pa.Table | None = None
    sha256: str = ""


def with_findings(export: Export, findings: Iterable[Finding]) -> Export:
    """The export with more findings, in the order of their lines."""
    found = sorted((*export.findings, *findings), key=lambda finding: finding.line or 0)
    status = export.status
    if found and status == "accepted":
        status = "accepted_with_findings"
    return replace(export, findings=tuple(found), status=status)


def without_rows(export: Export, findings: Iterable[Finding]) -> Export:
    """The export without the rows whose lines these findings reject."""
    found = list(findings)
    lines = {finding.line for finding in found if finding.severity == "reject"}
    export = with_findings(export, found)
    if not lines or export.table is None:
        return export
    gone = pc.is_in(export.table["_line"], value_set=pa.array(sorted(line for line in lines if line), pa.int64()))
    table = export.table.filter(pc.invert(gone))
    rejected = export.rows_rejected + export.rows_loaded - table.num_rows
    return replace(export, table=table, rows_loaded=table.num_rows, rows_rejected=rejected)


def refused(export: Export, *findings: Finding) -> Export:
    """The export refused as a whole: no row of it is loaded."""
    export = with_findings(export, findings)
    rejected = export.rows_rejected + export.rows_loaded
    return replace(export, status="refused", table=None, rows_loaded=0, rows_rejected=rejected)


def report(exports: Iterable[Export], language: str) -> dict[str, Any]:
    """What `check --json` prints."""
    return {"files": [_file(export, language) for export in exports]}


def _file(export: Export, language: str) -> dict[str, Any]:
    names = ("file", "source", "status", "encoding", "delimiter", "header_line")
    counts = ("rows_in", "rows_loaded", "rows_rejected", "rows_skipped")
    said = {name: getattr(export, name) for name in (*names, *counts)}
    return said | {"findings": [_finding(finding, language) for finding in export.findings]}


def _finding(finding: Finding, language: str) -> dict[str, Any]:
    shown = {name: getattr(finding, name) for name in ("line", "column", "value", "rule", "severity")}
    return shown | {"message": finding.message(language), "fix": finding.fix(language)}


@cache
def _template(rule: str, part: str) -> Words:
    return Words.model_validate(listed("findings")[rule][part])
