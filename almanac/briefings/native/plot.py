"""What an office chart is made of: one model for every kind of figure. Sizes are points, colours as tokens.yaml has."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Form = Literal["bar", "column", "line", "scatter"]
Draw = Literal["bar", "line", "dots", "hidden"]
Side = Literal["left", "right", "above", "below", "inside", "start", "middle"]


@dataclass(frozen=True)
class Run:
    """Words in one colour."""

    words: str
    color: str
    bold: bool = False


@dataclass(frozen=True)
class Label:
    """What stands at a point, and on which side of it; `down` moves it, in points; it stands beyond `past`."""

    runs: tuple[Run, ...]
    side: Side
    down: float = 0
    past: float | None = None

    @property
    def words(self) -> str:
        """All its words."""
        return "".join(run.words for run in self.runs)


@dataclass(frozen=True)
class Point:
    """A value, of a scatter two; None is a gap. `low` and `high` are ends of what is drawn around it along the axis."""

    value: float | None
    y: float | None = None
    label: Label | None = None
    color: str = ""
    symbol: str = ""
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True)
class Strokes:
    """Lines from the `low` to the `high` of points, so many points wide."""

    color: str
    width: float


@dataclass(frozen=True)
class Ticks:
    """Short strokes across bars at the values of a series; without a `gap` they join into a line."""

    color: str
    thick: float = 0.004  # of the scale
    gap: int = 25


@dataclass(frozen=True)
class Series:
    """Points of one name. `names` say what the points of a scatter are."""

    name: str
    points: tuple[Point, ...]
    draw: Draw
    color: str
    width: float = 2
    dash: str = "solid"
    symbol: str = "none"
    size: int = 9
    strokes: Strokes | None = None
    ticks: Ticks | None = None
    names: tuple[str, ...] = ()
    hatch: str = ""
    in_key: bool = False
    is_table: bool = False  # of a scatter: its values are a column of the table that people edit


@dataclass(frozen=True)
class Axis:
    """A scale of values: its ends, step, title, and how its numbers are written; without `shown` no numbers."""

    low: float
    high: float
    step: float
    title: str = ""
    form: str = "General"
    shown: bool = True
    ruled: bool = False


@dataclass(frozen=True)
class Plot:
    """A chart: categories or a second scale, and series over them."""

    form: Form
    series: tuple[Series, ...]
    values: Axis
    categories: tuple[str, ...] = ()
    outer: tuple[str, ...] = ()  # what several categories have in common, said at the first of them
    along: Axis | None = None  # the scale of y of a scatter
    stacked: Literal["", "stacked", "percentStacked"] = ""
    title: str = ""
    gap: int = 60
    side_by_side: bool = False
    pitch: float = 1  # of a scatter: how much of `along` a row takes
    small: bool = False
    cells: str = "General"  # how the sheet writes its numbers
    notes: tuple[str, tuple[str, ...]] = ("", ())  # a head, and words for each line of the table
    marks: tuple[Run, ...] = ()  # the key of several charts side by side, which is said once above them

    def tabled(self) -> list[int]:
        """The series whose values are columns of the table that people edit; of a scatter those that say so."""
        return [i for i, series in enumerate(self.series) if series.is_table or self.form != "scatter"]

    def thickness(self, series: Series) -> float:
        """How thick the ticks of a series are, on the scale."""
        return series.ticks.thick * (self.values.high - self.values.low) if series.ticks else 0.0

    def ticked(self) -> list[int]:
        """The series with ticks: one at most, for a chart has no third axis."""
        return [i for i, series in enumerate(self.series) if series.ticks][:1]

    def keyed(self) -> list[int]:
        """The series that the key names."""
        return [i for i, series in enumerate(self.series) if series.in_key]

    def labelled(self) -> Iterator[tuple[Series, Point, Label]]:
        """Every label with what it belongs to."""
        for series in self.series:
            for point in series.points:
                if point.label is not None and point.value is not None:
                    yield series, point, point.label
