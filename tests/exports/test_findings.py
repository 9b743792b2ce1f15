"""The sentences of findings: one for every rule, in both languages."""

import re
import string
from pathlib import Path

import pytest

import almanac
from almanac.exports.results import Export, Finding, refused, report, with_findings
from almanac.texts import listed

PACKAGE = Path(almanac.__file__).parent
RULES = listed("findings")


def written() -> str:
    """The code that finds: the rooms `exports` and `tables`."""
    folders = (PACKAGE / "exports", PACKAGE / "tables")
    return "\n".join(path.read_text(encoding="utf-8") for folder in folders for path in sorted(folder.rglob("*.py")))


def test_every_rule_in_the_code_has_its_sentences() -> None:
    code = written()
    found = set(re.findall(r'"(\w+)", "(?:reject|skip|repair|warn|refuse)"', code))
    found |= set(re.findall(r'Broken\(\s*"(\w+)"', code))
    found -= {"reject", "skip", "repair", "warn", "refuse"}
    assert len(found) > 30
    assert found - set(RULES) == set()


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_used_and_speaks_both_languages(rule: str) -> None:
    assert f'"{rule}"' in written()
    for part in ("message", "fix"):
        words = RULES[rule][part]
        assert words["zh"] and words["en"]
        named = [{n.removesuffix("_zh").removesuffix("_en") for _, n, *_ in string.Formatter().parse(words[lang]) if n}
                 for lang in ("zh", "en")]  # fmt: skip
        assert named[0] == named[1], "both languages say the same things"


def test_a_value_with_braces_is_shown_as_it_is() -> None:
    finding = Finding(3, "备注", "{x}", "not_a_number", "reject")
    assert "{x}" in finding.message("zh")
    assert "{x}" in finding.message("en")


def test_findings_stand_in_the_order_of_their_lines() -> None:
    export = with_findings(Export("a.csv", "a", "accepted"), [Finding(5, "", "", "blank", "skip")])
    export = with_findings(export, [Finding(2, "", "", "blank", "skip"), Finding(None, "", "", "no_rows", "refuse")])
    assert [finding.line for finding in export.findings] == [None, 2, 5]
    assert export.status == "accepted_with_findings"


def test_a_refused_file_loads_nothing_and_still_adds_up() -> None:
    export = Export("a.csv", "a", "accepted", rows_in=9, rows_loaded=5, rows_rejected=3, rows_skipped=1)
    export = refused(export, Finding(None, "", "", "no_rows", "refuse"))
    assert (export.status, export.table) == ("refused", None)
    assert (export.rows_in, export.rows_loaded, export.rows_rejected, export.rows_skipped) == (9, 0, 8, 1)


def test_the_report_has_exactly_the_public_names() -> None:
    export = with_findings(Export("a.csv", "a", "accepted"), [Finding(5, "", "", "blank", "skip")])
    [file] = report([export], "en")["files"]
    assert list(file) == [
        "file", "source", "status", "encoding", "delimiter", "header_line",
        "rows_in", "rows_loaded", "rows_rejected", "rows_skipped", "findings",
    ]  # fmt: skip
    assert list(file["findings"][0]) == ["line", "column", "value", "rule", "severity", "message", "fix"]
