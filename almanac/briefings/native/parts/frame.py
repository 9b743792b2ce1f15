"""How much room names, labels and scales need around a plot, and how large its letters are."""

from dataclasses import dataclass

from almanac.briefings.native.plot import Axis, Label, Plot, Point
from almanac.figures.look import Look
from almanac.figures.marks import widest, width_of

POINTS = 0.5  # a pixel of a slide 1920 wide, in points
LEAST, GAP = 12.0, 6.0
NAMES = 0.36  # of the width, names may take
CROWDED = 0.55  # of the width, beyond which letters are smaller
SPARE = 1.08  # LibreOffice breaks names that only just fit


@dataclass(frozen=True)
class Frame:
    """A chart's size and the margins of its plot, in points."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    size: float
    small: float

    @property
    def across(self) -> float:
        """The width of the plot."""
        return max(self.width - self.left - self.right, 1)

    @property
    def down(self) -> float:
        """The height of the plot."""
        return max(self.height - self.top - self.bottom, 1)


def frame_of(plot: Plot, width: float, height: float, look: Look) -> Frame:
    """The margins that a plot needs in a chart of this size."""
    least, most = (max(LEAST, look.sizes[name] * POINTS) for name in ("tick", "label"))
    titled = (least if plot.small else most) * 1.9 if plot.title else 0
    top = max(least * 2.2 if plot.keyed() else 0, titled) + room_above(plot, most)
    size = min(most, max(least, (height - top - room_below(plot, least)) / rows_of(plot) * 0.5))
    left, right = sides(plot, width, least if plot.small else size, least)
    if plot.small or left + right > CROWDED * width:
        size = least
        left, right = sides(plot, width, size, least)
    bottom = room_below(plot, least) + more_below(plot, width - left - right, least)
    return Frame(width, height, left, right, top, bottom, size, least)


def sides(plot: Plot, width: float, size: float, small: float) -> tuple[float, float]:
    """Room left and right of a plot."""
    left = left_of(plot, width, size, small)
    return left, max(beyond(plot, width - left, size), small)


def more_below(plot: Plot, across: float, size: float) -> float:
    """Room for a second line of names below columns and lines that are close together."""
    if plot.form not in ("line", "column"):
        return 0
    return size * 1.2 if widest(list(plot.categories), size) > across / len(plot.categories) else 0


def rows_of(plot: Plot) -> float:
    """How many lines of names stand one below another."""
    if plot.form == "bar":
        return len(plot.categories)
    if plot.along and not plot.along.shown:
        return (plot.along.high - plot.along.low) / plot.pitch
    return 1


def room_above(plot: Plot, size: float) -> float:
    """Room for labels above the highest point."""
    above = any(label.side == "above" for _, _, label in plot.labelled())
    return size * 1.7 if above or (plot.form in ("line", "column") and not plot.small) else GAP


def room_below(plot: Plot, size: float) -> float:
    """Room for the words of the lower scale and its title."""
    if plot.outer:
        return size * 3.8
    lower = plot.values if plot.form in ("bar", "scatter") else None
    shown = lower is None or lower.shown
    titled = bool(lower and lower.title)
    return (size * 1.9 if shown else GAP) + (size * 1.7 if titled else 0)


def left_of(plot: Plot, width: float, size: float, small: float) -> float:
    """Room for names or for the numbers of the scale at the left."""
    if plot.form == "bar":
        return min(widest(list(plot.categories), size) * SPARE + 2 * GAP, width * NAMES)
    scale = plot.along if plot.form == "scatter" else plot.values
    asked = [
        needed(label, size) + GAP - share(plot.values, point.value) * width * 0.6
        for _, point, label in plot.labelled()
        if label.side == "left" and plot.form == "scatter" and point.value is not None
    ]
    numbers = 0.0
    if scale and scale.shown:
        numbers = (
            widest([f"{scale.high:,.10g}%", f"{scale.low:,.10g}%"], small) + GAP + (small * 1.8 if scale.title else 0)
        )
    if plot.form == "line":
        asked = [
            needed(label, size) + 2 * GAP - width / len(plot.categories) / 4
            for _, _, label in plot.labelled()
            if label.side == "left" and plot.small
        ]
    return min(max(numbers, *asked, GAP) if asked else max(numbers, GAP), width * NAMES)


def beyond(plot: Plot, room: float, size: float) -> float:
    """Room right of the plot for labels that begin within it."""
    found = [0.0]
    for series, point, label in plot.labelled():
        if label.side == "right" and point.value is not None:
            at = along_of(plot, series.points.index(point), point, len(series.points))
            found.append((needed(label, size) + 2 * GAP - (1 - at) * room) / max(at, 0.05))
    return min(max(found), room * 0.6)


def along_of(plot: Plot, place: int, point: Point, many: int) -> float:
    """How far right a point stands, as a share of the plot."""
    if plot.form in ("line", "column"):
        return (place + 0.5) / max(many, 1)
    return share(plot.values, point.value)


def share(axis: Axis, value: float | None) -> float:
    """Where a value stands on a scale."""
    return 0.0 if value is None else (value - axis.low) / ((axis.high - axis.low) or 1)


def needed(label: Label, size: float) -> float:
    """The width of a label."""
    return width_of(label.words, size)
