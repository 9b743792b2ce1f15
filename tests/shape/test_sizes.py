"""Small rooms: what fits on a screen is read; what doesn't is split."""

import ast
from pathlib import Path

import pytest

from tests.shape.tree import OURS, ROOT, every, files, parsed, short, told

PAGE, FUNCTION, MODULE, FOLDER = 60, 30, 250, 12
MANY = {"kinds"}  # a folder of many small things of one shape


def lines(path: Path) -> int:
    """How many lines a file has."""
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(path: Path, limit: int) -> list[str]:
    """A file beyond its limit."""
    return [f"{short(path)} has {lines(path)} lines, at most {limit}: split it"] if lines(path) > limit else []


def long_functions(path: Path) -> list[str]:
    """Functions beyond the limit, their decorators not counted."""
    return [
        f"{short(path)}:{node.lineno} {node.name} has {length} lines, at most {FUNCTION}: split it"
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and (length := (node.end_lineno or node.lineno) - node.lineno + 1) > FUNCTION
    ]


def crowded(folder: Path) -> list[str]:
    """A folder with more modules than one can keep in mind."""
    modules = [path for path in folder.glob("*.py") if path.stem != "__init__"]
    many = len(modules) > FOLDER and folder.name not in MANY
    return [f"{short(folder)} has {len(modules)} modules, at most {FOLDER}: make a room of some"] if many else []


@every("pages/*.py", "dashboard.py")
def test_a_page_is_short(path: Path) -> None:
    told(too_long(path, PAGE))


@every("almanac/**/*.py", "data/making/**/*.py", "run.py", "tests/**/*.py")
def test_a_module_is_short(path: Path) -> None:
    told(too_long(path, MODULE))


@every(*OURS)
def test_a_function_is_short(path: Path) -> None:
    told(long_functions(path))


@pytest.mark.parametrize("folder", sorted({path.parent for path in files("almanac/**/*.py")}), ids=short)
def test_a_folder_is_small(folder: Path) -> None:
    told(crowded(folder))


def test_what_is_too_long_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "long.py"
    path.write_text("def f():\n" + "    x = 1\n" * FUNCTION)
    assert long_functions(path)
    assert too_long(path, FUNCTION)
    assert not too_long(path, FUNCTION + 1)


def test_a_crowded_folder_is_seen(tmp_path: Path) -> None:
    for number in range(FOLDER + 1):
        (tmp_path / f"m{number}.py").touch()
    assert crowded(tmp_path)
    assert not crowded(ROOT / "tests/shape")
