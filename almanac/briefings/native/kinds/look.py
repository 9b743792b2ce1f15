"""What the kinds share: scales, names, labels and the line of the city, in the look of a slide."""

from collections.abc import Iterable, Sequence

from almanac.briefings.native.plot import Axis, Label, Point, Run, Series, Side, Ticks
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.scale import Scale, scale_for

TITLE = "chart_title"
CITY_LINE = 3.0  # points
WRITTEN = ("triangle-down",)  # shapes that no mark of an office chart has


def name_of(part: Picture) -> str:
    """What the values of a chart are."""
    return str(part.facts.get("name") or part.facts[TITLE])


def cells_of(values: Iterable[object]) -> str:
    """How a sheet writes numbers: whole, or with a decimal."""
    known = [value for value in values if isinstance(value, int | float)]
    return "#,##0" if all(float(value).is_integer() for value in known) else "#,##0.0"


def axis_of(part: Picture, scale: Scale, shown: bool = True, title: str | None = None) -> Axis:
    """A scale as an axis; the first number says so where it does not begin at zero."""
    step = scale.ticks[1] - scale.ticks[0] if len(scale.ticks) > 1 else scale.high - scale.low
    digits = "#,##0" if float(step).is_integer() and float(scale.low).is_integer() else "#,##0.0"
    suffix = f'"{scale.suffix}"' if scale.suffix else ""
    form = digits + suffix
    if scale.low > 0:
        form = f'[={scale.low:.10g}]"{scale.written(scale.low, part.language)}";{form}'
    unit = "" if scale.suffix or "unit" not in part.options else part.word("unit").strip()
    return Axis(scale.low, scale.high, step, unit if title is None else title, form, shown, bool(part.look.grid_line))


def plain_axis(low: float, high: float) -> Axis:
    """A scale without numbers: every value stands beside its mark."""
    high = high if high > low else low + 1
    return Axis(low, high, high - low, shown=False)


def scale_from(part: Picture, values: Iterable[float | None], zero: bool = False, parts: int = 4) -> Scale:
    """The scale for values."""
    return scale_for(part, values, zero, parts)


def run(part: Picture, row: Row, words: object, bold: bool = True) -> Run:
    """Words of a row, indigo where it is highlighted."""
    return Run(str(words), part.ink(row), bold)


def small(part: Picture, words: object) -> Run:
    """Small words behind others."""
    return Run(f"\u3000{words}", part.color("muted"))


def marked(part: Picture, row: Row) -> tuple[str, Label | None]:
    """The shape of a row's verdict; one that office charts have not is written at its place."""
    mark = part.mark(row)
    if mark.symbol not in WRITTEN:
        return mark.symbol, None
    return "none", Label((Run(mark.glyph, color_of(part, row), True),), "middle")


def color_of(part: Picture, row: Row) -> str:
    """The colour of a row's verdict, indigo in the light."""
    return part.color("highlight") if part.lit(row) else part.mark(row).color


def label_of(part: Picture, row: Row, side: Side, *more: object, bold: bool = True) -> Label | None:
    """A row's figure, and what is said behind it."""
    words = row.get("label")
    if words in (None, ""):
        return None
    after = tuple(small(part, one) for one in more if one)
    return Label((run(part, row, words, bold), *after), side)


def named(part: Picture, row: Row, value: str = "x") -> str:
    """A row's name; with what is known of it, where no value is drawn."""
    if row.get(value) is not None:
        return str(row["row"])
    why = row.get("label") or row.get("remark") or part.say("no_data")
    return f"{row['row']}\u3000{why}"


def whole_line(name: str, value: float, many: int, color: str) -> Series:
    """One value for all rows, as an upright line."""
    return Series(name, (Point(value),) * many, "hidden", color, ticks=Ticks(color, gap=0))


def values_in(rows: Sequence[Row], *roles: str) -> list[float]:
    """The known values of some roles."""
    return [float(row[role]) for row in rows for role in roles if row.get(role) is not None]
