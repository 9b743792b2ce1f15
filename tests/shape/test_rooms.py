"""One library, one room; arrows one way."""

from pathlib import Path

import pytest

from tests.shape.tree import ROOT, every, imported, short, told

ORDER = (
    "mistakes declared general charts config catalogue texts access "
    "exports tables indicators figures narrative references screen briefings serving commands cli __main__"
).split()
HOME = {
    "duckdb": "tables",
    "plotly": "figures",
    "streamlit": "screen",
    "pptx": "briefings",
    "docx": "briefings",
    "openpyxl": "briefings",
    "xlsxwriter": "briefings",
}


def room(path: Path) -> str:
    """The first name below almanac/: a folder or a module."""
    parts = path.with_suffix("").parts
    return parts[parts.index("almanac") + 1] if "almanac" in parts[:-1] else ""


def strangers(path: Path) -> list[str]:
    """Imports of a library outside its room."""
    return [
        f"{short(path)}:{line} imports {name}: only almanac/{HOME[library]}/ may; ask that room for what you need"
        for line, name in imported(path)
        if (library := name.split(".")[0]) in HOME and room(path) != HOME[library]
    ]


def backwards(path: Path) -> list[str]:
    """Imports from a later room, and between screen and briefings."""
    here, wrong = room(path), []
    for line, name in imported(path):
        there = name.split(".")[1] if name.startswith("almanac.") else ""
        if name.startswith("."):
            wrong.append(f"{short(path)}:{line} imports {name}: write the whole name, almanac.…")
        elif there and there != here and {here, there} == {"screen", "briefings"}:
            wrong.append(f"{short(path)}:{line} screen and briefings do not import each other")
        elif there and there != here and ORDER.index(there) > ORDER.index(here):
            wrong.append(
                f"{short(path)}:{line} {here} imports {there}, which comes later: move the shared part earlier"
            )
    return wrong


@every("almanac/**/*.py", "pages/*.py", "dashboard.py", "data/making/**/*.py", "run.py")
def test_a_library_is_imported_in_its_room_only(path: Path) -> None:
    told(strangers(path))


@every("almanac/**/*.py")
def test_arrows_go_one_way(path: Path) -> None:
    if path != ROOT / "almanac/__init__.py":
        told(backwards(path))


def test_every_room_has_its_place_in_the_order() -> None:
    rooms = {p.stem for p in (ROOT / "almanac").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()}
    told([f"almanac/{name}: add it to ORDER, after what it imports" for name in rooms - {"__init__"} - set(ORDER)])


@pytest.mark.parametrize(
    "line",
    ["import duckdb", "from plotly import graph_objects", "import streamlit.web", "from openpyxl import load_workbook"],
)
def test_a_stranger_is_seen(tmp_path: Path, line: str) -> None:
    path = tmp_path / "almanac" / "exports" / "read.py"
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert strangers(path)


@pytest.mark.parametrize(
    ("place", "line"),
    [
        ("tables/build.py", "from almanac.screen import page"),
        ("tables/build.py", "from almanac import figures"),
        ("tables/build.py", "from ..cli import main"),
        ("config.py", "import almanac.catalogue"),
        ("screen/page.py", "from almanac.briefings import compose"),
        ("briefings/compose.py", "from almanac.screen import cache"),
    ],
)
def test_a_backward_arrow_is_seen(tmp_path: Path, place: str, line: str) -> None:
    path = tmp_path / "almanac" / place
    path.parent.mkdir(parents=True)
    path.write_text(line)
    assert backwards(path)


def test_a_forward_arrow_is_fine(tmp_path: Path) -> None:
    path = tmp_path / "almanac" / "screen" / "page.py"
    path.parent.mkdir(parents=True)
    path.write_text("import streamlit\nfrom almanac.figures import draw\nfrom almanac.screen import cache\n")
    assert not backwards(path) + strangers(path)
