"""The key of a figure: small squares and words on a line above the plot, in place of a legend."""

from dataclasses import dataclass

from almanac.figures.marks import Stroke, box, text, width_of
from almanac.figures.picture import Picture


@dataclass(frozen=True)
class Key:
    """One square and what it stands for."""

    words: str
    color: str
    hatched: bool = False


def key_line(
    part: Picture, keys: list[Key], y: float, room: float, before: float = 0
) -> tuple[list[Stroke], list[Stroke], float]:
    """The squares, the words, and how far they reach below one line; in a narrow plot they start `before` it."""
    wides = [part.px(34) + width_of(key.words, part.size("tick")) for key in keys]
    start = 0.0 if sum(wides) - part.px(14) <= room else -before
    marks, words, x, top = [], [], start, y
    for key, wide in zip(keys, wides, strict=True):
        if x > start and x + wide - part.px(14) > room:
            x, y = start, y + part.px(20)
        marks += square(part, key, x, y)
        words.append(text(part, key.words, y, dx=x + part.px(19), size="tick"))
        x += wide
    return marks, words, y - top


def square(part: Picture, key: Key, x: float, y: float) -> list[Stroke]:
    """A small square; hatched with three strokes where its bars are."""
    half, side = part.px(6), part.px(13)
    edge = "axis" if key.hatched else None
    found = [box(part, (x, x + side), (y - half, y + half), key.color, at=0, edge=edge, layer="above")]
    if key.hatched:
        line = {"width": 1, "color": part.color("axis")}
        for start, end in ((0.0, 0.5), (0.0, 1.0), (0.5, 1.0)):
            low, high = (0.5, 0.0) if (start, end) == (0.0, 0.5) else (1.0, 0.5) if start else (1.0, 0.0)
            found.append(
                {
                    "type": "line",
                    "xref": "paper",
                    "yref": "y",
                    "xsizemode": "pixel",
                    "xanchor": 0,
                    "layer": "above",
                    "x0": x + side * start,
                    "x1": x + side * end,
                    "y0": y - half + 2 * half * low,
                    "y1": y - half + 2 * half * high,
                    "line": line,
                }
            )
    return found
