"""Where a chart stands on a slide."""

from dataclasses import dataclass

EMU = 12_700  # to a point


@dataclass(frozen=True)
class Box:
    """A place on a slide, in EMU."""

    left: int
    top: int
    width: int
    height: int

    @property
    def points(self) -> tuple[float, float]:
        """Width and height in points, as text is measured."""
        return self.width / EMU, self.height / EMU

    def cell(self, number: int, across: int, down: int) -> "Box":
        """One of equal parts, counted along the lines."""
        wide, high = self.width // across, self.height // down
        return Box(self.left + number % across * wide, self.top + number // across * high, wide, high)
