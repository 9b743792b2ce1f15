"""The files of the project, as the shape tests look at them."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
OURS = ("almanac/**/*.py", "pages/*.py", "dashboard.py", "data/making/**/*.py", "run.py")


def files(*patterns: str) -> list[Path]:
    """Every file of the project that one of the patterns names."""
    found = {path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()}
    return sorted(path for path in found if "__pycache__" not in path.parts)


def short(path: Path) -> str:
    """A path as a person writes it, from the project's root."""
    return path.relative_to(ROOT).as_posix() if path.is_relative_to(ROOT) else path.name


def every(*patterns: str) -> Callable[..., Any]:
    """A test for each file that one of the patterns names."""
    return pytest.mark.parametrize("path", files(*patterns), ids=short)


def parsed(path: Path) -> ast.Module:
    """A Python file as its syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"))


def imported(path: Path) -> list[tuple[int, str]]:
    """Line and dotted name of each import; `from almanac import texts` counts as almanac.texts."""
    names = []
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            names += [(node.lineno, alias.name) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            start = "." * node.level + (node.module or "")
            deeper = start in ("almanac", ".", "..")
            names += [(node.lineno, f"{start}.{alias.name}" if deeper else start) for alias in node.names]
    return names


def strings(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of each string that is no docstring; an f-string is one text, with `{}` for its values."""
    tree = parsed(path)
    skipped = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            skipped |= {id(part) for part in ast.walk(node)}
            yield node.lineno, "".join(str(v.value) if isinstance(v, ast.Constant) else "{}" for v in node.values)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node.lineno, node.value


def declared(path: Path) -> Any:
    """What a YAML file says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def told(violations: list[str]) -> None:
    """Fail with every violation on a line of its own."""
    assert not violations, "\n" + "\n".join(violations)
