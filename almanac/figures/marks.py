"""The strokes of which figures are made: words, bands, rules. y counts pixels from the top."""

from collections.abc import Iterable
from typing import Any

from almanac.figures.picture import Picture

Stroke = dict[str, Any]
FULL_WIDTH = 0x2E80


def _em(letter: str) -> float:
    """The width of a letter in ems; Chinese fonts differ a little, so theirs have some to spare."""
    if ord(letter) >= FULL_WIDTH:
        return 1.04
    wide = 0.9 if letter in "mwMW%" else 0.65 if letter.isupper() else 0.57
    return 0.28 if letter in " .,:|ijl'" else 0.38 if letter in "frt()-/" else wide


def width_of(words: str, size: float) -> float:
    """About how many pixels words take, with room to spare for wider fonts."""
    plain = words.replace("<b>", "").replace("</b>", "")
    return size * sum(map(_em, plain))


def widest(words: list[str], size: float) -> float:
    """The width of the longest of them."""
    return max((width_of(one, size) for one in words), default=0)


def text(part: Picture, words: object, y: float, x: float = 0, dx: float = 0, **how: Any) -> Stroke:
    """Words beside a point: `of` (paper, x), anchor, size, color (named or not), bold, base (vertical anchor)."""
    color, size = how.get("color", "ink"), how.get("size", "label")
    font = {
        "size": part.size(size) if isinstance(size, str) else size,
        "color": part.look.color.get(color, color),
        "weight": 700 if how.get("bold") else 400,
    }
    place = {"xref": how.get("of", "paper"), "x": x, "xshift": dx, "yref": "y", "y": y}
    anchors = {"xanchor": how.get("anchor", "left"), "yanchor": how.get("base", "middle")}
    return (
        place
        | anchors
        | {
            "text": str(words),
            "font": font,
            "showarrow": False,
            "borderpad": 0,
            "align": how.get("anchor", "left"),
        }
    )


def box(part: Picture, x: tuple[float, float], y: tuple[float, float], color: str, **how: Any) -> Stroke:
    """A filled rectangle: between two values (`of` x), shares of the plot (paper), or pixels from `at`."""
    edge = how.get("edge")
    stroke: Stroke = {
        "type": "rect",
        "xref": how.get("of", "paper"),
        "yref": "y",
        "layer": how.get("layer", "below"),
        "x0": x[0],
        "x1": x[1],
        "y0": y[0],
        "y1": y[1],
        "fillcolor": part.look.color.get(color, color),
        "line": {"width": 1 if edge else 0, "color": part.look.color.get(edge, edge) if edge else None},
    }
    if how.get("at") is not None:
        stroke |= {"xsizemode": "pixel", "xanchor": how["at"]}
    return stroke


def joined(boxes: Iterable[Stroke]) -> list[Stroke]:
    """Boxes as one path for each way in which they are alike: a browser draws ten paths sooner than fifty boxes."""
    paths: dict[str, Stroke] = {}
    for one in boxes:
        how = {name: value for name, value in one.items() if name not in ("x0", "x1", "y0", "y1")}
        path = paths.setdefault(repr(how), how | {"type": "path", "path": ""})
        path["path"] += "M{x0},{y0}H{x1}V{y1}H{x0}Z".format_map(one)
    return list(paths.values())


def upright(part: Picture, x: float, y: tuple[float, float], color: str = "ink", **how: Any) -> Stroke:
    """A vertical line of some pixels' width at a value, or at a share of the plot."""
    half = how.get("width", 2) / 2
    return box(part, (-half, half), y, color, of=how.get("of", "x"), at=x, layer=how.get("layer", "above"))


def across(part: Picture, y: tuple[float, float], color: str, left: float, right: float) -> list[Stroke]:
    """A band over the whole width of the figure, margins included."""
    plot, before, after = box(part, (0, 1), y, color), box(part, (-left, 0), y, color, at=0), (-1, right)
    return [plot, *([before] if left else []), *([box(part, after, y, color, at=1)] if right else [])]


def rule(part: Picture, y: float, left: float, right: float, color: str = "grid", width: float = 1) -> list[Stroke]:
    """A horizontal line over the whole width of the figure; it begins on a whole pixel, so that it is sharp."""
    top = round(y - width / 2)
    return across(part, (top, top + width), color, left, right)


def broken(part: Picture, x: tuple[float, float], y: tuple[float, float], dash: str = "dot", **how: Any) -> Stroke:
    """A dotted or dashed line between two points."""
    line = {"width": how.get("width", 1.2), "color": part.color(how.get("color", "ink")), "dash": dash}
    return {
        "type": "line",
        "xref": how.get("of", "x"),
        "yref": "y",
        "layer": "above",
        "x0": x[0],
        "x1": x[1],
        "y0": y[0],
        "y1": y[1],
        "line": line,
    }
