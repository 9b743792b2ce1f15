"""Possible ranks as bars with both ends numbered, at the right of a figure."""

from dataclasses import dataclass

from almanac.figures.marks import Stroke, box, text
from almanac.figures.picture import Picture, Row


@dataclass(frozen=True)
class RankArea:
    """The room for ranks, in pixels right of the plot."""

    width: float
    start: float
    step: float
    most: int

    def at(self, rank: float) -> float:
        """The middle of a rank."""
        return self.start + (rank - 0.5) * self.step


def rank_area(part: Picture, rows: list[Row]) -> RankArea | None:
    """The room for the ranks of these rows, if they have any."""
    ranks = [int(row["worst"]) for row in rows if row.get("best") is not None and row.get("worst") is not None]
    if not ranks:
        return None
    most = max(len(rows), *ranks)
    width = min(max(part.number("width", 840) * 0.31, part.px(120)), part.px(270))
    start = part.px(34 if width > part.px(200) else 16)
    return RankArea(round(width), start, (width - start - part.px(14)) / most, most)


def rank_bar(part: Picture, area: RankArea | None, row: Row, y: float) -> tuple[list[Stroke], list[Stroke]]:
    """From the best to the last possible rank of a unit."""
    if area is None or row.get("best") is None or row.get("worst") is None:
        return [], []
    low, high, half = int(row["best"]), int(row["worst"]), part.px(10)
    color = "highlight" if part.lit(row) else "peer_soft"
    bar = box(part, (area.at(low - 0.5), area.at(high + 0.5)), (y - half, y + half), color, at=1)
    ends = [low, high] if high > low else [low]
    ink = "paper" if part.lit(row) else "ink"
    words = [text(part, end, y, 1, area.at(end), anchor="center", bold=True, color=ink) for end in ends]
    return [bar], words


def rank_ticks(part: Picture, area: RankArea, y: float) -> list[Stroke]:
    """The ranks, numbered below."""
    how = {"anchor": "center", "color": "muted", "size": "tick"}
    return [
        text(part, rank, y, 1, area.at(rank), **how)
        for rank in range(1, area.most + 1, 1 if area.step > part.px(20 if area.most > 9 else 16) else 2)
    ]
