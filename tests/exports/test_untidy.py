"""Every pair NAME.csv and NAME.expected.yaml in `untidy/` is a test: what reading that file must give."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from almanac.exports.results import Export, Finding, report

UNTIDY = Path(__file__).parent / "untidy"
NAMES = sorted(path.name.removesuffix(".expected.yaml") for path in UNTIDY.glob("*.expected.yaml"))


def said(finding: Finding) -> str:
    """A finding on one line: line, severity, rule, [column], value."""
    column = f" [{finding.column}]" if finding.column else ""
    return f"{finding.line or '-'} {finding.severity} {finding.rule}{column} {finding.value}".strip()


def loaded(export: Export) -> list[dict[str, Any]]:
    """The rows of an export without what is missing."""
    rows = export.table.drop_columns(["_file"]).to_pylist() if export.table is not None else []
    return [{name: value for name, value in row.items() if value is not None} for row in rows]


def test_every_untidy_file_says_what_is_expected_of_it() -> None:
    assert sorted(path.stem for path in UNTIDY.glob("*.csv")) == NAMES
    assert len(NAMES) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_an_untidy_file_is_read_as_expected(read: Any, name: str) -> None:
    expected = yaml.safe_load((UNTIDY / f"{name}.expected.yaml").read_text(encoding="utf-8"))
    export = read((UNTIDY / f"{name}.csv").read_bytes(), f"{name}.csv")
    assert {key: getattr(export, key) for key in expected["file"]} == expected["file"], expected["why"]
    assert [said(finding) for finding in export.findings] == expected["findings"], expected["why"]
    assert loaded(export) == expected["rows"], expected["why"]


@pytest.mark.parametrize("name", NAMES)
def test_counts_add_up_and_every_row_not_loaded_is_listed(read: Any, name: str) -> None:
    export = read((UNTIDY / f"{name}.csv").read_bytes(), f"{name}.csv")
    assert export.rows_in == export.rows_loaded + export.rows_rejected + export.rows_skipped
    listed = {f.line for f in export.findings if f.severity in ("reject", "skip") and f.rule != "above_header"}
    if export.status.startswith("accepted"):
        assert len(listed) == export.rows_rejected + export.rows_skipped


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("name", NAMES)
def test_every_finding_is_a_whole_sentence_with_a_remedy(read: Any, name: str, language: str) -> None:
    export = read((UNTIDY / f"{name}.csv").read_bytes(), f"{name}.csv")
    for finding in report([export], language)["files"][0]["findings"]:
        assert finding["message"].endswith(("。", ".", finding["value"] or "."))
        assert finding["fix"].endswith(("。", "."))
        assert "{" not in finding["message"] + finding["fix"]
