"""A page only lists what it shows; SQL stands in queries/ and nowhere else."""

import ast
import re
from pathlib import Path

import pytest

from tests.shape.tree import OURS, declared, every, files, imported, parsed, short, strings, told

SQL = re.compile(
    r"\bselect\b[\s\S]+\bfrom\b|\binsert\s+into\b|\bdelete\s+from\b|\b(create|drop|alter)\s+(or\s+replace\s+)?(temp\w*\s+)?(table|view)\b",
    re.IGNORECASE,
)
DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
TOO_DEEP = {"pandas", "numpy", "plotly", "duckdb", "pyarrow", "streamlit"}


def sql_in_strings(path: Path) -> list[str]:
    """Strings that are SQL."""
    found = [line for line, text in strings(path) if SQL.search(text)]
    return [f"{short(path)}:{line} SQL in a string: make it a file of queries/" for line in found]


def more_than_a_list(path: Path) -> list[str]:
    """What a page should leave to almanac.screen."""
    deep = [f"imports {name}" for _, name in imported(path) if name.split(".")[0] in TOO_DEEP]
    made = ["defines something" for node in ast.walk(parsed(path)) if isinstance(node, DEFINES)]
    return [f"{short(path)} {what}: a page only lists what it shows" for what in deep + made]


def unlisted(pages: set[str], stems: set[str]) -> list[str]:
    """Pages without a line in config.yaml, and lines without a page."""
    return [f"pages/{stem}.py: list it under `pages` in config.yaml" for stem in sorted(stems - pages)] + [
        f"config.yaml lists {page}: there is no pages/{page}.py" for page in sorted(pages - stems)
    ]


@every("pages/*.py")
def test_a_page_only_lists_what_it_shows(path: Path) -> None:
    told(more_than_a_list(path))


@every(*OURS)
def test_sql_stands_in_queries(path: Path) -> None:
    if "almanac/tables/" not in path.as_posix():
        told(sql_in_strings(path))


def test_pages_and_navigation_agree() -> None:
    (config,) = files("config.yaml")
    told(unlisted({page["file"] for page in declared(config)["pages"]}, {path.stem for path in files("pages/*.py")}))


@pytest.mark.parametrize(
    "text",
    [
        "import pandas as pd",
        "def draw():\n    return 1",
        "from plotly import io",
        "x = lambda: 1",
        "class A:\n    b = 1",
    ],
)
def test_a_page_that_does_more_is_seen(tmp_path: Path, text: str) -> None:
    path = tmp_path / "overview.py"
    path.write_text(text)
    assert more_than_a_list(path)


@pytest.mark.parametrize(
    "text",
    [
        "q = 'select a from b'",
        "q = f'''SELECT {a}\nFROM {b}'''",
        "q = 'insert into t values (1)'",
        "q = 'create or replace view v'",
    ],
)
def test_sql_in_a_string_is_seen(tmp_path: Path, text: str) -> None:
    path = tmp_path / "page.py"
    path.write_text(text)
    assert sql_in_strings(path)


def test_a_docstring_may_speak_of_selecting(tmp_path: Path) -> None:
    path = tmp_path / "page.py"
    path.write_text('"""Select one from the list."""\nwords = "choose one"\n')
    assert not sql_in_strings(path)


def test_a_page_outside_the_navigation_is_seen() -> None:
    assert unlisted({"overview"}, {"overview", "extra"})
    assert unlisted({"overview", "gone"}, {"overview"})
    assert not unlisted({"overview"}, {"overview"})
