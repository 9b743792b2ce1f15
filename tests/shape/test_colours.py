"""One home for colours: almanac/figures/tokens.yaml, and Streamlit's theme, which repeats them."""

import ast
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.shape.tree import ROOT, declared, every, parsed, short, told

LITERAL = re.compile(r"#[0-9a-fA-F]{6}\b|#[0-9a-fA-F]{3}\b|\b(rgb|hsl)a?\(", re.IGNORECASE)
NAMED = set(  # not gray and primary: those are Streamlit's names for colours of the theme
    "black white red green blue orange yellow purple violet pink brown teal navy silver gold darkgrey lightgrey".split()
)
HOMES = {ROOT / "almanac/figures/tokens.yaml", ROOT / ".streamlit/config.toml"}


def colours(path: Path) -> list[str]:
    """Colours written where they do not belong."""
    lines = enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
    found = [number for number, line in lines if LITERAL.search(line)]
    return [f"{short(path)}:{number} a colour: name it in almanac/figures/tokens.yaml" for number in found]


def named_colours(path: Path) -> list[str]:
    """Colours given by an English name, such as color="white"."""
    given = [node for node in ast.walk(parsed(path)) if isinstance(node, ast.keyword) and "color" in (node.arg or "")]
    names = [(node.value.lineno, node.value.value) for node in given if isinstance(node.value, ast.Constant)]
    return [
        f"{short(path)}:{line} {name}: name it in almanac/figures/tokens.yaml" for line, name in names if name in NAMED
    ]


def disagreements(theme: dict[str, Any], tokens: dict[str, Any]) -> list[str]:
    """What the theme says otherwise than the tokens."""
    color, ramp, font = tokens["color"], tokens["ramp"], tokens["font"]
    wanted = {
        "primaryColor": color["highlight"],
        "backgroundColor": color["canvas"],
        "secondaryBackgroundColor": color["paper"],
        "textColor": color["ink"],
        "linkColor": color["highlight"],
        "borderColor": color["hairline"],
        "dataframeBorderColor": color["grid"],
        "dataframeHeaderBackgroundColor": color["paper"],
        "font": font["sans"],
        "headingFont": font["heading"],
        "codeFont": font["mono"],
        "chartCategoricalColors": [*(mark["mark"] for mark in ramp["chosen"]), color["peer"]],
    }
    wrong = [
        f"theme.{key} is {theme.get(key)}, tokens.yaml says {value}"
        for key, value in wanted.items()
        if theme.get(key) != value
    ]
    steps = {
        "chartSequentialColors": ramp["sequential"],
        "chartDivergingColors": [ramp["diverging"][i] for i in (0, 1, 2, 4, 5, 6)],
    }
    return wrong + [
        f"theme.{key} lacks a step of tokens.yaml" for key, ramp in steps.items() if not set(ramp) <= set(theme[key])
    ]


@every(
    "almanac/**/*.py",
    "almanac/**/*.yaml",
    "almanac/**/*.css",
    "almanac/**/*.js",
    "pages/*.py",
    "dashboard.py",
    "queries/**/*.*",
    "config.yaml",
)
def test_colours_stand_in_the_tokens(path: Path) -> None:
    if path not in HOMES:
        told(colours(path) + (named_colours(path) if path.suffix == ".py" else []))


def test_the_theme_repeats_the_tokens() -> None:
    theme = tomllib.loads((ROOT / ".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    told(disagreements(theme, declared(ROOT / "almanac/figures/tokens.yaml")))
    changed = theme | {"textColor": "#000000"}
    assert disagreements(changed, declared(ROOT / "almanac/figures/tokens.yaml")), "a changed colour must be seen"


@pytest.mark.parametrize(
    "text", ["c = '#9E2A1F'", "c = '#fff'", "c = 'rgba(0, 0, 0, 0.5)'", "f(bgcolor='white')", "f(color='red')"]
)
def test_a_stray_colour_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.py").write_text(text)
    assert colours(tmp_path / "a.py") + named_colours(tmp_path / "a.py")
