"""The one function between a question and whoever shows its answer: rows in, rows that the level may see out.

    everything = marks(all_rows_of_the_indicator, indicator, config)     once for each snapshot and indicator
    rows = suppress(rows, level, everything)                             for each answer, before any step

`marks` must see all units, the city, all parts and all months: what is safe to show depends on everything else shown.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from almanac.catalogue import Indicator
from almanac.config import Config, Level
from almanac.indicators.measure import shown
from almanac.indicators.rows import Row, number_of
from almanac.indicators.suppress import known
from almanac.indicators.suppress.known import Known, State
from almanac.indicators.suppress.lines import (
    Place,
    Rows,
    adds_up_to_city,
    month_of,
    ordered,
    parts_add_up,
    rows_of,
)
from almanac.indicators.suppress.protect import Cell, protect_column, protect_grid

CITY_COST, WHOLE_COST = 1e9, 1e6


@dataclass(frozen=True)
class Mark:
    """Why a cell is hidden, whether its denominator is too, and the share that may be said instead."""

    state: State
    denominator: bool = False
    at_least: int | None = None


@dataclass(frozen=True)
class Marks:
    """The hidden cells of one indicator: by the month for which they are shown, and by the period they are about."""

    by_month: Mapping[Place, Mark]
    by_period: Mapping[Place, Mark]


def marks(everyone: list[Row], indicator: Indicator, config: Config) -> Marks:
    """Every cell that must be hidden from viewers who are not at a desk: small ones, and those that protect them.

    everyone: all rows of the indicator (unit_code, as_of or period, part, numerator, denominator), the city's included.
    """
    rows = rows_of(everyone, config.city.code)
    x, n = rows.values("numerator"), rows.values("denominator")
    bases = {place: known.denominator(value) for place, value in n.items()}
    unknown = _hidden(n, bases, rows, rising=False, at_first=set())
    if _same_for_all_parts(n):
        unknown |= {p for p in n if any((p[0], p[1], part) in unknown for part in {q[2] for q in n})}
    tops = {place: _numerator(place, rows, indicator, config, place in unknown) for place in x}
    at_first = {place for place, top in tops.items() if top.state == "base"} | (unknown & set(x))
    hidden = _hidden(x, tops, rows, indicator.time == "year_to_date", at_first)
    by_month = {place: _mark(tops[place], n.get(place), place in unknown, indicator) for place in sorted(hidden)}
    by_month |= {place: Mark("withheld", denominator=True) for place in unknown - set(x)}
    units = {place: mark for place, mark in by_month.items() if place[0] != rows.city}
    return Marks(by_month, {rows.cell(place): mark for place, mark in units.items()} | _city(by_month, rows))


def throughout(everyone: list[Row], config: Config) -> Marks:
    """Every cell hidden, numerator and denominator: nothing is said of any."""
    rows = rows_of(everyone, config.city.code)
    by_month = {place: Mark("withheld", denominator=True) for place in rows.by_month}
    return Marks(by_month, {rows.cell(place): mark for place, mark in by_month.items()})


def suppress(rows: list[Row], level: Level, hidden: Marks, before: object = None) -> list[Row]:
    """The rows as a level may see them: all of them at a desk; elsewhere hidden cells lose their numbers.

    A hidden row keeps its unit, month and part, has no numerator (nor denominator, where that is hidden) and says in
    `suppressed` few, most, base or withheld, in `at_least` the share that may be said; its squares go too.
    `before` is the month of before_numerator and before_denominator.
    """
    if level == "desk":
        return rows
    return [_shown(row, hidden, before) for row in rows]


def _shown(row: Row, hidden: Marks, before: object) -> Row:
    """One row without what is hidden of it."""
    done = row | {"suppressed": "", "at_least": None}
    place = (str(row["unit_code"]), month_of(row), str(row.get("part") or ""))
    marked = hidden.by_month if row.get("as_of") is not None else hidden.by_period
    if mark := marked.get(place):
        done |= {"numerator": None, "squares": None, "suppressed": mark.state, "at_least": mark.at_least}
        done |= {"denominator": None} if mark.denominator else {}
    if before is not None and (place[0], pd.Timestamp(before), place[2]) in hidden.by_month:  # type: ignore[arg-type]
        done |= {"before_numerator": None, "before_denominator": None}
    return done


def _numerator(place: Place, rows: Rows, indicator: Indicator, config: Config, alone: bool) -> Known:
    """What hiding a numerator says; `alone`: its denominator is hidden."""
    row = rows.by_month[place]
    x, n = number_of(row, "numerator") or 0.0, number_of(row, "denominator")
    base = shown(x, n, indicator, config.small_numbers) in ("xy", "hidden") or 0 < (n or 0) < known.BASE
    return known.numerator(x, n, indicator.kind == "proportion", base, alone)


def _hidden(
    values: Mapping[Place, float], told: Mapping[Place, Known], rows: Rows, rising: bool, at_first: set[Place]
) -> set[Place]:
    """The places of small numbers, of those hidden at first, and of the further ones that protect them.

    One cell may be carried to several months; so long as hiding it in one month asks for more in another, once more.
    """
    additive = parts_add_up(values)
    ends = ordered(values, additive, rising)
    carried_to = rows.carried_to()
    cells = {
        place: _cell(place, value, told[place], rows.city, ends.get(place), carried_to[rows.cell(place)])
        for place, value in values.items()
    }
    months: dict[pd.Timestamp, dict[Place, Cell]] = {}
    for place in sorted(cells, key=lambda place: place[1]):
        months.setdefault(place[1], {})[place] = cells[place]
    hidden = at_first | {place for place, cell in cells.items() if cell.known.open}
    before = -1
    while len(hidden) > before:
        before = len(hidden)
        carried = {rows.cell(place) for place in hidden}
        hidden |= {place for place in values if rows.cell(place) in carried}
        for month in months.values():
            _protect(month, hidden, rows.city, additive)
    return hidden


def _cell(
    place: Place, value: float, told: Known, city: str, ends: tuple[float, float] | None, carried_to: tuple[object, ...]
) -> Cell:
    """A number with what it costs to hide it: little for small units, most for the city."""
    unit, _, part = place
    cost = value + (CITY_COST if unit == city else 0) + (0 if part else WHOLE_COST)
    sign = (-1 if unit == city else 1) * (1 if part else -1)
    low, high = ends or (-known.ENDLESS, known.ENDLESS)
    return Cell(value, told, cost, sign, None if unit == city else carried_to, low, high)


def _protect(cells: Mapping[Place, Cell], hidden: set[Place], city: str, additive: bool) -> None:
    """Protects the small cells of one month along all lines that add up."""
    columns: dict[str, dict[Place, Cell]] = {}
    for place, cell in cells.items():
        columns.setdefault(place[2], {})[place] = cell
    sums = [column for column in columns.values() if adds_up_to_city({p: c.value for p, c in column.items()}, city)]
    if additive and len(sums) == len(columns):
        inside = {(unit, part) for unit, month, part in hidden if (unit, month, part) in cells}
        protect_grid({(unit, part): cell for (unit, _, part), cell in cells.items()}, inside)
        hidden |= {place for place in cells if (place[0], place[2]) in inside}
        return
    units = dict.fromkeys(place[0] for place in cells) if additive else ()
    wholes = [{place: cell for place, cell in cells.items() if place[0] == unit} for unit in units]
    for line in sums + wholes:
        protect_column(line, hidden)


def _same_for_all_parts(n: Mapping[Place, float]) -> bool:
    """Whether all parts of a unit and month have one denominator, so that one tells the others."""
    return all(value == n.get((unit, month, ""), value) for (unit, month, _), value in n.items())


def _mark(told: Known, n: float | None, denominator: bool, indicator: Indicator) -> Mark:
    """The mark of a hidden numerator."""
    most = told.state == "most" and n is not None and indicator.kind == "proportion"
    return Mark(told.state, denominator, known.share_at_least(n) or None if most and n is not None else None)


def _city(by_month: Mapping[Place, Mark], rows: Rows) -> dict[Place, Mark]:
    """The city's marks by period: those of the month that the row is about."""
    return {place: mark for place, mark in by_month.items() if place[0] == rows.city}
