"""Where an axis starts and ends, its ticks, and how they are written."""

from collections.abc import Iterable
from math import ceil, floor, log10
from typing import Any, NamedTuple

from almanac.figures.marks import Stroke, box, text, widest
from almanac.figures.picture import Picture, say
from almanac.texts.formats import exact

NICE = (1, 2, 5, 10)


class Scale(NamedTuple):
    """An axis: its ends and its ticks, in display units."""

    low: float
    high: float
    ticks: tuple[float, ...]
    suffix: str = ""

    def share(self, value: float) -> float:
        """Where a value lies between the ends, from 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def within(self, value: float) -> float:
        """The value, or the end of the axis beyond which it lies."""
        return min(max(value, self.low), self.high)

    def written(self, tick: float, language: str) -> str:
        """A tick as it is written; the first says so where the axis does not start at zero."""
        words = exact(tick) + self.suffix
        return say("axis_from", language, tick=words) if tick == self.low and self.low > 0 else words


def step_for(span: float, parts: int = 4) -> float:
    """A round step (1, 2 or 5 times a power of ten) that cuts a span into about so many parts."""
    if span <= 0:
        return 1
    power = 10.0 ** floor(log10(span / parts))
    return next(step * power for step in NICE if step * power * (parts + 1) >= span)


def scale_for(part: Picture, values: Iterable[float | None], zero: bool = False, parts: int = 4) -> Scale:
    """The axis for these values: by the options axis_from, axis_to, axis_step; else from zero unless all lie high."""
    known = [value for value in values if value is not None] or [0.0, 1.0]
    suffix = "%" if part.word("unit").strip() == "%" else ""
    top, bottom = max(known), min(known)
    lifted = not zero and bottom > 0.4 * top and bottom > 0
    low = part.number("axis_from", bottom if lifted else min(0.0, bottom))
    step = part.number("axis_step", step_for(part.number("axis_to", top) - low, parts))
    low = part.number("axis_from", floor(low / step) * step)
    high = part.number("axis_to", max(ceil(round(top / step, 6)) * step, low + step))
    if suffix and top <= 100 < high and "axis_to" not in part.options:
        low, high = min(low, 100 - step), 100
    ticks = tuple(low + i * step for i in range(int((high - low) / step + 1e-6) + 1))
    return Scale(low, high, ticks, suffix)


def grid(
    part: Picture, scale: Scale, y: tuple[float, float], labels: float, room: float
) -> tuple[list[Stroke], list[Stroke]]:
    """Thin lines at the ticks of a horizontal axis, and their words at height `labels`, as many as fit `room`."""
    lines = [box(part, (-0.5, 0.5), y, "grid", of="x", at=tick) for tick in scale.ticks if part.look.grid_line]
    written = [scale.written(tick, part.language) for tick in scale.ticks]
    needed = widest(written[1:] or written, part.size("tick")) + part.px(10)
    every = max(1, ceil(needed * (len(written) - 1) / max(room, 1)))
    how: dict[str, Any] = {"of": "x", "anchor": "center", "color": "muted", "size": "tick"}
    return lines, [text(part, written[i], labels, scale.ticks[i], **how) for i in range(0, len(written), every)]
