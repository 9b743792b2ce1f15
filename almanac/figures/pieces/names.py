"""The left side of a figure of rows: names and bases, and the lines between the rows."""

from collections.abc import Sequence

from almanac.figures.marks import Stroke, across, rule, text, widest
from almanac.figures.picture import Picture, Row, count, is_city, is_reference


def left_of(part: Picture, rows: Sequence[Row]) -> float:
    """The width of the names and of n."""
    names = widest([str(row["row"]) for row in rows], part.size("label"))
    counts = widest([n_words(row) for row in rows], part.size("tick"))
    return round(part.px(8) + names + (part.px(16) + counts if counts else 0) + part.px(14))


def n_words(row: Row) -> str:
    """The base of a row."""
    return f"n={count(row['n'])}" if row.get("n") is not None else ""


def behind(
    part: Picture, rows: Sequence[Row], i: int, y: tuple[float, float], left: float, right: float, thin: bool = True
) -> list[Stroke]:
    """What lies under a row: its wash where highlighted, the line above it, darker where the references begin."""
    wash = across(part, y, "highlight_tint", left, right) if part.lit(rows[i]) else []
    if i and is_reference(rows[i]) and not is_reference(rows[i - 1]):
        return [*wash, *rule(part, y[0], left, right, "axis", 1.5)]
    return [*wash, *(rule(part, y[0], left, right) if i and thin else [])]


def named(part: Picture, row: Row, y: float, left: float, quiet: bool = False) -> list[Stroke]:
    """The name of a row and its n, left of the plot; grey where it is only for reference."""
    color = part.ink(row, "muted" if quiet or is_reference(row) else "ink")
    name = text(part, row["row"], y, dx=part.px(8) - left, color=color, bold=part.lit(row) or is_city(row))
    base = text(part, n_words(row), y, dx=-part.px(14), anchor="right", color=part.note(row), size="tick")
    return [name, base] if n_words(row) else [name]
