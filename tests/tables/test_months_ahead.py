"""A month of tasks typed too far ahead: the refresh and the page say in which file and line, and what to do."""

from pathlib import Path

import pytest

from almanac import access
from almanac.cli import main
from almanac.config import load_config
from almanac.narrative.answer import answer
from almanac.references import load_checked
from almanac.tables import history
from almanac.tables.ask import Source
from tests.tables.held.test_once import MONTH, city

HEADCOUNT = "headcount_2022Q3.csv"
CHECK = "task_months_are_not_ahead"


def told(folder: Path) -> list[tuple[str, str, str]]:
    """What the page of data quality says of the check."""
    config = load_config(folder / "config.yaml")
    snapshot = history.current(config)
    assert snapshot
    source = Source(config, load_checked(config), snapshot)
    rows = answer(source, "broken_checks", access.viewer(config), {}, "zh").rows
    return list(rows[rows["name"] == CHECK][["broken_text", "places", "why"]].itertuples(index=False, name=None))


def test_a_month_ahead_is_told_with_its_file_and_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    exports = city(tmp_path, (MONTH, HEADCOUNT))
    refresh = ["refresh", "--config", str(tmp_path / "config.yaml"), "--data", str(exports)]
    assert main(refresh) == 0
    assert told(tmp_path) == [] and "核对：" not in capsys.readouterr().out
    lines = (exports / MONTH).read_bytes().split(b"\n")
    lines[9] = lines[9].replace(b"2022,8,", b"2022,10,", 1)
    (exports / MONTH).write_bytes(b"\n".join(lines))
    assert main(refresh) == 0
    ((rows, places, why),) = told(tmp_path)
    assert (rows, places) == ("1", f"{MONTH}:10")
    assert "若是误填，请改正" in why
    (said,) = [line for line in capsys.readouterr().out.splitlines() if line.startswith("核对：")]
    assert f"{MONTH}:10" in said and "若是误填，请改正" in said
