"""Every fact that a chart declares is used: by a sentence, an option, a head, or another fact."""

import re
from pathlib import Path
from typing import Any

import pytest

from tests.shape.tree import declared, every, short, told

SAID_BY_PART = ("title", "subtitle", "note", "options", "encode", "table", "findings")

WANTED = {("quality_finding", "unrecognised")}  # its sentence is still to be written


def written(value: Any) -> str:
    """All text inside a declared thing."""
    if isinstance(value, dict):
        return "\n".join(written(part) for part in value.values())
    return "\n".join(map(written, value)) if isinstance(value, list) else str(value)


def unused(path: Path) -> list[str]:
    """Facts that nothing needs."""
    chart = declared(path)
    facts: dict[str, str] = chart.get("facts", {})
    said = "\n".join(written(chart.get(part, "")) for part in SAID_BY_PART)
    needed = {name for name in facts if re.search(rf"\b{name}\b", said)}
    while more := {f for f in facts if f not in needed and any(re.search(rf"\b{f}\b", facts[n]) for n in needed)}:
        needed |= more
    return [
        f"{short(path)}: no sentence needs the fact {name!r}, remove it"
        for name in facts
        if name not in needed and (path.stem, name) not in WANTED
    ]


@every("queries/charts/*.yaml")
def test_every_fact_is_used(path: Path) -> None:
    told(unused(path))


def test_an_unused_fact_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "chart.yaml"
    path.write_text("facts: {a: count(*), b: a + 1, c: max(x)}\nfindings: [{zh: '{b}'}]")
    assert [line.split("'")[1] for line in unused(path)] == ["c"]


@pytest.mark.parametrize(
    "place", ["subtitle: {zh: '{a}'}", "options: {unit: '{a}'}", "findings: [{when: a > 1, zh: b}]"]
)
def test_a_fact_may_be_used_anywhere(tmp_path: Path, place: str) -> None:
    path = tmp_path / "chart.yaml"
    path.write_text(f"facts: {{a: count(*)}}\n{place}")
    assert not unused(path)
