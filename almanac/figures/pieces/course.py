"""Rows by month → lines: which is looked at, how far each reaches, and where a month and a value stand."""

from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.months import month_of
from almanac.figures.pieces.scale import Scale, scale_for

HEIGHT, TOP, FOOT = 184, 30, 32
LINES = ("y", "plan", "last_year", "forecast", "low", "high", "target")


class Course:
    """The lines of a figure over months."""

    def __init__(self, part: Picture) -> None:
        """Sort the rows into lines."""
        self.part = part
        self.lines: dict[object, dict[int, Row]] = {}
        for row in part.rows:
            if row["x"] is not None:
                self.lines.setdefault(row.get("series"), {})[month_of(row["x"])] = row
        months = [month for line in self.lines.values() for month in line] or [0]
        self.months = list(range(min(months), max(months) + 1))
        self.top, self.bottom = part.px(TOP), part.number("height", part.px(HEIGHT)) - part.px(FOOT)
        self.scale: Scale = scale_for(part, [row.get(name) for row in part.rows for name in LINES], parts=3)
        known = [name for name in self.lines if self.last(name) is not None] or list(self.lines)
        lit = (name for name in known if part.lit(next(iter(self.lines[name].values()))))
        self.first = next(lit, next(iter(known), None))

    @property
    def is_empty(self) -> bool:
        """Whether no line has a value."""
        return all(self.last(name) is None for name in self.lines)

    @property
    def final(self) -> Row:
        """The last row of the line that is looked at."""
        line = self.lines[self.first]
        return line[max(line)]

    @property
    def is_ahead(self) -> bool:
        """Whether plan or forecast go beyond the last value of the line that is looked at."""
        last = self.last(self.first)
        return (
            last is not None
            and last < self.months[-1]
            and any(self.final.get(name) is not None for name in ("plan", "forecast"))
        )

    def y(self, value: float) -> float:
        """The height of a value."""
        return self.bottom - self.scale.share(self.scale.within(value)) * (self.bottom - self.top)

    def last(self, name: object, column: str = "y") -> int | None:
        """The last month of a line that has a value."""
        return max((month for month, row in self.lines[name].items() if row.get(column) is not None), default=None)

    def color(self, name: object) -> str:
        """The colour of a line: indigo for the one that is looked at, ink for the city, grey for the others."""
        is_city = any(row.get("is_city") for row in self.lines[name].values())
        return "highlight" if name == self.first else "ink" if is_city else "peer"
