"""check and refresh show a bar on a terminal, and on nothing else."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from almanac.commands import fitted
from tests.installation import install

COMMAND = [sys.executable, "-m", "almanac"]


def on_terminal(words: list[str], config: Path, columns: int) -> tuple[str, str]:
    """What a command writes to the terminal as its progress, and to its output."""
    master, slave = pty.openpty()
    environment = os.environ | {"COLUMNS": str(columns)}
    command = [*COMMAND, *words, "--config", str(config)]
    process = subprocess.Popen(command, stderr=slave, stdout=subprocess.PIPE, env=environment, text=True)
    os.close(slave)
    shown = b""
    while part := _read(master):
        shown += part
    assert process.stdout
    printed = process.stdout.read()
    process.stdout.close()
    assert process.wait() == 0
    os.close(master)
    return shown.decode(), printed


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how a terminal ends on Linux
        return b""


@pytest.mark.parametrize(("command", "bars"), [("check", 1), ("refresh", 2)])
@pytest.mark.parametrize(("language", "titles"), [("zh", ["读取", "建库"]), ("en", ["Reading", "Building"])])
def test_a_bar_for_reading_and_one_for_building(
    tmp_path: Path, command: str, bars: int, language: str, titles: list[str]
) -> None:
    shown, printed = on_terminal([command, "--json", "--lang", language], install(tmp_path), 50)
    assert json.loads(printed)["files"][0]["file"] == "loans.csv"
    lines = [line for line in re.split(r"\r\x1b\[K|\r?\n", shown) if line]
    for title in titles[:bars]:
        own = [line for line in lines if line.startswith(title)]
        assert len(own) > 1, "it moves"
        done, whole = re.findall(r"(\d+)/(\d+)", own[-1])[0]
        assert done == whole
        assert "░" not in own[-1]
    assert len({line.split()[0] for line in lines}) == bars
    assert all(fitted(line, 49) == line for line in lines), "no line is wider than the terminal"


def test_a_line_is_fitted_by_columns() -> None:
    assert fitted("读取ab", 5) == "读取a"
    assert fitted("读取ab", 3) == "读"
    assert fitted("ab", 9) == "ab"


@pytest.mark.parametrize("command", ["check", "refresh"])
def test_elsewhere_there_is_no_bar(tmp_path: Path, command: str) -> None:
    config = install(tmp_path)
    done = subprocess.run([*COMMAND, command, "--config", str(config)], capture_output=True)
    assert (done.returncode, done.stderr) == (0, b"")
