"""tokens.yaml → a frozen Look: the colours, shapes and sizes of the screen, the projector or the page of paper."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal

from almanac.declared import read_yaml

TOKENS = Path(__file__).with_name("tokens.yaml")
Place = Literal["screen", "projector", "paper"]


@dataclass(frozen=True)
class Mark:
    """How a state is drawn: colour and shape; its word stands in almanac/texts."""

    color: str
    tint: str
    glyph: str
    symbol: str
    filled: bool


@dataclass(frozen=True)
class Ramp:
    """Colours in an order, and the name of the text colour allowed on each (`none`: no text)."""

    colors: tuple[str, ...]
    texts: tuple[str, ...]


@dataclass(frozen=True)
class Look:
    """All that a figure needs to know about its looks."""

    place: Place
    color: Mapping[str, str]
    verdict: Mapping[str, Mark]
    status: Mapping[str, Mark]
    chosen: tuple[Mark, ...]
    sequential: Ramp
    levels: Ramp
    diverging: tuple[str, ...]
    font: Mapping[str, str]
    sizes: Mapping[str, float]
    row: float
    mark_line: float
    mark_size: float
    grid_line: float

    def mark(self, state: object) -> Mark:
        """The mark of a verdict or status; the plain one for anything else."""
        found = self.verdict.get(str(state)) or self.status.get(str(state))
        return found or self.verdict["similar"]


def _mark(token: Mapping[str, Any], paper: str) -> Mark:
    """One mark as tokens.yaml has it; without a tint it stands on paper."""
    return Mark(token["mark"], token.get("tint", paper), token["glyph"], token["symbol"], token["filled"])


def _ramp(tokens: Mapping[str, Any], name: str) -> Ramp:
    """The ramp of this name with its text colours."""
    return Ramp(tuple(tokens["ramp"][name]), tuple(tokens["ramp"][f"{name}_text"]))


@cache
def load_look(place: Place = "screen") -> Look:
    """The look of one place, read once."""
    tokens = read_yaml(TOKENS)
    here = tokens["look"][place]
    color = tokens["color"] | here.get("color", {})
    paper = color["paper"]
    return Look(
        place=place,
        color=MappingProxyType(color),
        verdict=MappingProxyType({name: _mark(mark, paper) for name, mark in tokens["verdict"].items()}),
        status=MappingProxyType({name: _mark(mark, paper) for name, mark in tokens["status"].items()}),
        chosen=tuple(_mark(mark, paper) for mark in tokens["ramp"]["chosen"]),
        sequential=_ramp(tokens, "sequential"),
        levels=_ramp(tokens, "levels"),
        diverging=tuple(tokens["ramp"]["diverging"]),
        font=MappingProxyType(tokens["font"]),
        sizes=MappingProxyType(here["sizes"]),
        row=here["row"],
        mark_line=here["mark_line"],
        mark_size=here["mark_size"],
        grid_line=here["grid_line"],
    )
