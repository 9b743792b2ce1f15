"""docs/coverage.yaml → docs/coverage.md: what the speech names, what shows it. `python -m tests.coverage.written`"""

from functools import cache
from typing import Any

from almanac.general import charts_of
from tests.shape.tree import ROOT, declared, files

DECLARED, WRITTEN = ROOT / "docs/coverage.yaml", ROOT / "docs/coverage.md"
HEADS = {"speech": "The 79 things that the speech names", "tasks": "The 52 items of the five annual tasks"}
Entry = dict[str, Any]


@cache
def indicators() -> dict[str, Entry]:
    """Every indicator as declared."""
    return {path.stem: declared(path) for path in files("queries/indicators/*.yaml")}


@cache
def charts() -> dict[str, Entry]:
    """Every chart as declared."""
    return {path.stem: declared(path) for path in files("queries/charts/*.yaml")}


@cache
def pages() -> dict[str, str]:
    """Every page of the navigation, and its Chinese title."""
    return {page["file"]: page["zh"] for page in declared(ROOT / "config.yaml")["pages"]}


@cache
def shown_on(chart: str) -> list[str]:
    """The titles of the pages that show a chart."""
    return [pages()[path.stem] for path in files("pages/*.py") if chart in charts_of(path) and path.stem in pages()]


@cache
def where(name: str) -> str:
    """A thing by its title, and where it is seen; nothing where nobody knows it or sees it."""
    if name in pages():
        return f"page {pages()[name]}"
    if name in charts():
        return f"chart `{name}` ({'、'.join(shown_on(name))})" if shown_on(name) else ""
    if name in indicators():
        page = declared(ROOT / "config.yaml")["themes"].get(indicators()[name]["theme"], {}).get("page", "")
        return f"indicator `{name}` ({pages()[page]})" if page in pages() else ""
    return ""


def line(number: object, entry: Entry) -> str:
    """One row of the table."""
    shown = " · ".join(where(name) for name in entry.get("by", ()))
    why = entry.get("why", {})
    reason = f"{why['zh']} ({why['en']})" if why else ""
    return f"| {number} | {entry['zh']} | {entry['en']} | {shown} | {reason} |"


def page() -> str:
    """The whole page."""
    told = declared(DECLARED)
    lines = [
        "# What the speech names, and what shows it",
        "",
        "Written from `docs/coverage.yaml`; a test keeps both alike.",
    ]
    for part, head in HEADS.items():
        lines += [
            "",
            f"## {head}",
            "",
            "| | 讲话 | in English | shown by | why not, or not more |",
            "|---|---|---|---|---|",
        ]
        lines += [line(number, entry) for number, entry in told[part].items()]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    WRITTEN.write_text(page(), encoding="utf-8", newline="\n")
