"""What comes with Almanac for every office: its pages, and the charts that name nothing of its own."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from almanac.declared import read_yaml

PROJECT = Path(__file__).parents[1]
OWN = ("data/contracts/*.yaml", "queries/staging/*.sql", "queries/marts/*.sql", "queries/indicators/*.sql")
EVERYWHERE = {"events"}  # models that every office has, empty where it declares none
SHOWING = ("say", "show", "show_each", "scores", "follow", "returns", "publishing")


@cache
def charts() -> dict[str, Path]:
    """The SQL that each general chart asks: it names no export, no model and no indicator."""
    own = {path.stem for pattern in OWN for path in PROJECT.glob(pattern)} - EVERYWHERE
    folder = PROJECT / "queries" / "charts"
    asked = {path.stem: path for path in sorted(folder.glob("*.sql"))}
    plain = {stem: path for stem, path in asked.items() if not own & _names(path.read_text(encoding="utf-8"))}
    others = {path.stem: read_yaml(path).get("query") for path in folder.glob("*.yaml") if path.stem not in asked}
    return plain | {stem: plain[query] for stem, query in others.items() if query in plain}


def charts_of(page: Path) -> frozenset[str]:
    """The charts that a page names; none where it is no Python."""
    return frozenset(name for call in _calls(page) for name in _shown(call))


def is_stage(page: Path) -> bool:
    """Whether a page is one that tells the story line of its own name to a room."""
    return any(isinstance(call.func, ast.Name) and call.func.id == "open_meeting" for call in _calls(page))


def _calls(page: Path) -> Iterator[ast.Call]:
    """Every call of a page; none where it is no Python."""
    try:
        tree = ast.parse(page.read_bytes())
    except (SyntaxError, ValueError):
        return
    yield from (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _shown(call: ast.Call) -> Iterator[str]:
    """The charts that one call of a page shows."""
    verb = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if verb not in SHOWING:
        return
    lists = [keyword.value for keyword in call.keywords if keyword.arg == "then"]
    then = [one for value in lists for one in (value.elts if isinstance(value, ast.List) else [value])]
    for argument in [*(call.args[:1] if verb in ("show_each", "follow") else call.args), *then]:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            yield argument.value


def _names(sql: str) -> set[str]:
    """Every word of a query, its comments left out."""
    return set(re.findall(r"\w+", re.sub(r"--[^\n]*", "", sql)))
