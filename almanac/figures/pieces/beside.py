"""Words at the right end of lines: near what they name, never on one another."""

from dataclasses import dataclass, replace

from almanac.figures.marks import Stroke, text
from almanac.figures.picture import Picture


@dataclass(frozen=True)
class Said:
    """Words that belong to a height."""

    y: float
    words: str
    color: str
    bold: bool
    size: float
    dx: float


def dodged(said: list[Said], gap: float, bottom: float) -> list[Said]:
    """The same words, moved down where they would touch, and up again where they would leave the plot."""
    placed: list[Said] = []
    for one in sorted(said, key=lambda one: one.y):
        floor = placed[-1].y + max(gap, one.size * 1.1) if placed else one.y
        placed.append(replace(one, y=max(one.y, floor)))
    ceiling = bottom
    for i in range(len(placed) - 1, -1, -1):
        placed[i] = replace(placed[i], y=min(placed[i].y, ceiling))
        ceiling = placed[i].y - gap
    return placed


def beside(part: Picture, one: Said, x: float) -> Stroke:
    """The words, right of the plot."""
    return text(part, one.words, one.y, x, one.dx, of="x", bold=one.bold, color=one.color, size=one.size)
