"""Names say what a thing is; nothing is caught to be ignored."""

import ast
import re
from pathlib import Path

import pytest

from tests.shape.tree import OURS, every, parsed, short, told

EMPTY = {"utils", "util", "helpers", "helper", "common", "manager", "managers", "service", "services", "base", "misc"}
CARELESS = (ast.Pass, ast.Continue)


def empty_names(path: Path) -> list[str]:
    """Modules, folders and classes whose name says nothing."""
    places = [part for part in Path(short(path)).with_suffix("").parts if part in EMPTY]
    endings = [path.stem] if re.search(r"_(utils?|helpers?|common|manager)$", path.stem) else []
    classes = [node.name for node in ast.walk(parsed(path)) if isinstance(node, ast.ClassDef)]
    vague = [name for name in classes if EMPTY & set(re.findall(r"[a-z]+", re.sub(r"([A-Z])", r" \1", name).lower()))]
    return [f"{short(path)}: {name!r} says nothing, name it after what it holds" for name in places + endings + vague]


def ignored_errors(path: Path) -> list[str]:
    """Errors caught and dropped."""
    nodes = list(ast.walk(parsed(path)))
    handlers = [n for n in nodes if isinstance(n, ast.ExceptHandler) and all(nothing(part) for part in n.body)]
    items = [n.context_expr for n in nodes if isinstance(n, ast.withitem)]
    suppressed = [n for n in items if isinstance(n, ast.Call) and ast.unparse(n.func).endswith("suppress")]
    where = sorted(node.lineno for node in [*handlers, *suppressed])
    return [f"{short(path)}:{line} an error caught and ignored: say it, or let it pass on" for line in where]


def nothing(statement: ast.stmt) -> bool:
    """pass, continue or `...`."""
    dots = (
        isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant) and statement.value.value is ...
    )
    return dots or isinstance(statement, CARELESS)


@every(*OURS, "tests/**/*.py")
def test_a_name_says_something(path: Path) -> None:
    told(empty_names(path))


@every(*OURS)
def test_no_error_is_ignored(path: Path) -> None:
    told(ignored_errors(path))


@pytest.mark.parametrize("name", ["utils.py", "text_helpers.py", "common.py"])
def test_an_empty_module_name_is_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    assert empty_names(tmp_path / name)


@pytest.mark.parametrize("name", ["CacheManager", "BaseFigure", "ExportService"])
def test_an_empty_class_name_is_seen(tmp_path: Path, name: str) -> None:
    (tmp_path / "draw.py").write_text(f"class {name}:\n    size = 1\n")
    assert empty_names(tmp_path / "draw.py")


def test_a_source_may_be_called_after_what_it_holds(tmp_path: Path) -> None:
    (tmp_path / "volunteer_service.py").write_text("class Database:\n    size = 1\n")
    assert not empty_names(tmp_path / "volunteer_service.py")


@pytest.mark.parametrize(
    "text",
    [
        "try:\n    f()\nexcept OSError:\n    pass",
        "try:\n    f()\nexcept OSError:\n    ...",
        "for x in y:\n    try:\n        f()\n    except OSError:\n        continue",
        "with contextlib.suppress(OSError):\n    f()",
    ],
)
def test_an_ignored_error_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "read.py").write_text(text)
    assert ignored_errors(tmp_path / "read.py")
