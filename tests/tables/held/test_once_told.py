"""What was rewritten or is gone of columns written once is said on the command line, also before it is published."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from almanac.cli import main
from almanac.config import load_config
from almanac.exports.results import Export
from almanac.tables import history
from almanac.tables.held.past import past
from almanac.tables.load import load_exports
from tests.installation import declared
from tests.tables.held.office import TODAY, export, loan, refreshed
from tests.tables.held.test_once import LATE, NOT_LATE, arrives, once_written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return once_written(tmp_path)


@pytest.mark.parametrize("command", ["check", "refresh"])
def test_the_command_line_says_in_a_line_what_is_in_force_and_what_to_do(
    folder: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    arrives(folder, LATE)
    config = load_config(folder / "config.yaml")
    before = history.current(config)
    assert main([command, "--config", str(folder / "config.yaml")]) == 0
    lines = capsys.readouterr().out.splitlines()
    (line,) = [line for line in lines if line.startswith("  loans_b.csv:3 ")]
    assert "已公布的是否" in line and "仍按否计" in line and "请改回否" in line
    assert (history.current(config) == before) == (command == "check")


def gone(exports: Sequence[Export]) -> list[tuple[str, int | None, str, str]]:
    return [(e.file, f.line, f.value, f.details["rows"]) for e in exports for f in e.findings if f.rule == "once_gone"]


def checked(folder: Path) -> list[Export]:
    """What a check says before anything is published."""
    config, catalogue = declared(folder)
    exports = folder / "data/exports"
    return load_exports(config, catalogue, exports, today=TODAY, past=replace(past(config, exports), reuse=False))


def test_a_published_row_that_no_file_has_is_told_until_it_is_back(folder: Path) -> None:
    export(folder, "b", *(loan(f"b{n}", day=n + 1) for n in (0, 3, 4, 5)))
    found = [gone(checked(folder)), gone(refreshed(folder).exports), gone(refreshed(folder, full=True).exports)]
    assert found == [[("loans_b.csv", None, "b1", "2")]] * 3
    arrives(folder, NOT_LATE)
    assert gone(refreshed(folder).exports) == []


def test_what_the_last_good_version_of_a_refused_file_has_is_not_gone(folder: Path) -> None:
    export(folder, "b", "b0,北馆", head="编号,姓名\n")
    assert "refused" in {export.status for export in checked(folder)}
    assert gone(checked(folder)) == gone(refreshed(folder).exports) == []
