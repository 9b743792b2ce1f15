"""What the documents tell a newcomer to type exists."""

import re
from contextlib import redirect_stdout
from functools import cache
from io import StringIO
from pathlib import Path

import pytest

from almanac.cli import main
from tests.shape.tree import ROOT, every, files, short, told

DOCUMENTS = ("README.md", "README.zh-CN.md", "CONTRIBUTING.md", "docs/decisions/*.md")
SET_UP = {"run", "test", "lint", "setup"}


def commands(path: Path) -> list[str]:
    """The lines of a document's shell blocks, and commands quoted in its text."""
    text = path.read_text(encoding="utf-8")
    blocks = re.findall(r"```(?:sh|bash|bat)\n(.*?)```", text, re.DOTALL)
    lines = [line.split(" #")[0].strip() for block in blocks for line in block.splitlines()]
    quoted = re.findall(r"`((?:make|python3? run\.py|python -m almanac) [^`]+)`", text)
    return [line for line in lines + quoted if line]


@cache
def helped(*words: str) -> str:
    """What `python -m almanac … --help` prints."""
    with redirect_stdout(StringIO()) as printed, pytest.raises(SystemExit):
        main([*words, "--help"])
    return printed.getvalue()


def unknown(command: str) -> list[str]:
    """What is wrong with a make, run.py or almanac command."""
    if found := re.match(r"make (\w+)", command):
        targets = re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
        return [] if found[1] in targets else [f"{command}: the Makefile has no target {found[1]}"]
    found = re.match(r"(?:\S*python\S*|py -3) (?:run\.py|-m almanac)((?: .*)?)", command)
    words = found[1].split() if found else []
    if not words or ("run.py" in command and words[0] in SET_UP):
        return []
    verb = next((word for word in words if word.isidentifier()), "")
    options = [word for word in words if word.startswith("--") and word not in ("--config", "--help")]
    if not verb or verb not in ",".join(re.findall(r"{(.+?)}", helped())).split(","):
        return [f"{command}: almanac has no command {verb!r}"]
    return [f"{command}: {verb} has no option {option}" for option in options if option not in helped(verb)]


def dead_links(path: Path) -> list[str]:
    """Links to files of the project that are not there."""
    targets = re.findall(r"\]\((?!https?:|#)([^)#\s]+)", path.read_text(encoding="utf-8"))
    return [f"{short(path)}: {target} is not there" for target in targets if not (path.parent / target).exists()]


@every(*DOCUMENTS)
def test_every_command_of_a_document_exists(path: Path) -> None:
    told([f"{short(path)}: {wrong}" for command in commands(path) for wrong in unknown(command)])


@every(*DOCUMENTS, "CHANGELOG.md")
def test_every_link_leads_somewhere(path: Path) -> None:
    told(dead_links(path))


def test_both_readmes_say_the_same_commands() -> None:
    english, chinese = (set(commands(path)) for path in files("README.md", "README.zh-CN.md"))
    told([f"only one README says: {command}" for command in sorted(english ^ chinese)])


def test_what_ci_runs_is_what_the_readme_says() -> None:
    assert "make test" in (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "make test" in commands(ROOT / "README.md")


@pytest.mark.parametrize(
    "command", ["make cake", "python -m almanac fly", "python run.py fly", "python -m almanac check --loudly"]
)
def test_an_unknown_command_is_seen(command: str) -> None:
    assert unknown(command)


@pytest.mark.parametrize("command", ["make test", "python run.py run --port 8600", "ls -l"])
def test_a_known_command_is_fine(command: str) -> None:
    assert not unknown(command)


def test_a_dead_link_is_seen(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("[a](nowhere.md) [b](https://example.org) [c](README.md#top)")
    assert len(dead_links(tmp_path / "README.md")) == 1
