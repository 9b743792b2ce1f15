"""run.py, tried as a newcomer meets it: a folder, a Python, nothing installed."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import run

PROJECT = Path(__file__).parent.parent
PACKAGE = "import sys\nprint('almanac', *sys.argv[1:])\nsys.exit(3)\n"


def start(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """One call of run.py."""
    command = [sys.executable, "run.py", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that needs no package, set up once, offline."""
    place = tmp_path_factory.mktemp("project")
    shutil.copy(PROJECT / "run.py", place)
    for name in ("requirements.txt", "requirements-dev.txt", "constraints.txt"):
        (place / name).write_text("# nothing\n")
    (place / "wheels").mkdir()
    (place / "almanac").mkdir()
    (place / "almanac/__main__.py").write_text(PACKAGE)
    return place


def test_the_first_start_sets_up_and_says_so(folder: Path) -> None:
    first = start(folder, "setup")
    assert first.returncode == 0, first.stderr
    assert "创建虚拟环境" in first.stdout and "making the virtual environment" in first.stdout
    assert "requirements.txt" in first.stdout and "wheels" in first.stdout


def test_the_second_start_sets_up_nothing(folder: Path) -> None:
    start(folder, "setup")
    assert start(folder, "setup").stdout == ""


def test_another_command_goes_to_almanac_with_its_exit_code(folder: Path) -> None:
    asked = start(folder, "ask", "plan", "--format", "csv")
    assert (asked.stdout.splitlines()[-1], asked.returncode) == ("almanac ask plan --format csv", 3)


def test_run_serves_on_the_given_port(folder: Path) -> None:
    assert start(folder, "run", "--port", "8600").stdout.splitlines()[-1] == "almanac serve --port 8600"


def test_a_changed_requirement_is_installed_again_and_a_failure_is_one_sentence(folder: Path) -> None:
    start(folder, "setup")
    (folder / "requirements.txt").write_text("almanac-needs-this==1.0\n")
    failed = start(folder, "setup")
    (folder / "requirements.txt").write_text("# nothing\n")
    assert failed.returncode == 2
    assert len(failed.stderr.splitlines()) == 1 and "could not be installed" in failed.stderr
    assert "almanac-needs-this" in (folder / ".venv/install.log").read_text()


def test_an_unfinished_environment_is_made_again(folder: Path) -> None:
    start(folder, "setup")
    (folder / ".venv/installed.txt").unlink()
    assert "创建虚拟环境" in start(folder, "setup").stdout


def test_an_old_python_is_told_so(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 0))
    assert run.main(["run"]) == 2
    assert "needs Python 3.11 or newer" in capsys.readouterr().err


def test_a_python_without_venv_is_told_what_to_install(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "VENV", folder / "elsewhere")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(run.Stop, match="apt-get install python3-venv"):
        run.make_venv()


def test_a_browser_that_does_not_start_is_no_browser(tmp_path: Path) -> None:
    shell = tmp_path / "chromium"
    shell.write_text("#!/bin/sh\nexit 1\n")
    shell.chmod(0o755)
    assert not run.works(str(shell))
    assert not run.works(None)
    assert run.works(sys.executable)


def test_nothing_is_installed_where_a_browser_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "find_browser", lambda: "/usr/bin/chromium")
    monkeypatch.setattr(subprocess, "call", lambda *_, **__: pytest.fail("something was installed"))
    run.install_browser()
