"""Frames as a level may see them: what every renderer gets, and what every step may look up."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from almanac.access import Viewer
from almanac.indicators.context import MEASURES, Context, Everyone, in_places
from almanac.indicators.rows import Row, records
from almanac.indicators.suppress.rows import Marks, marks, suppress, throughout
from almanac.mistakes import Mistake

MEASURED = frozenset("indicator unit_code numerator".split())
NUMBERS = frozenset("numerator denominator squares before_numerator before_denominator".split())
PLAIN = frozenset("units_reported unit_count year".split())
ORDER = "_order"  # ends the names of columns that only put rows in order
FOR_DESK = "is_for_desk"  # rows of an open chart that only a desk sees
KEPT = 1000
Made = TypeVar("Made")
_known: dict[tuple[Path, str, str], tuple[object, Any]] = {}


def guarded(
    rows: pd.DataFrame,
    viewer: Viewer,
    context: Context,
    snapshot: Path,
    before: object = None,
    desk: Collection[str] = (),
) -> pd.DataFrame:
    """The rows of a question as the viewer's level may see them; a Mistake for rows with numbers of no indicator.

    Away from a desk the columns named in `desk` are empty.
    """
    if viewer.level == "desk":
        return rows
    if not set(rows) >= MEASURED or _strangers(rows) - set(desk):
        raise Mistake("desk_only", viewer=viewer.name, level=viewer.level)
    done: list[dict[str, Any]] = []
    for row in records(rows.assign(**dict.fromkeys(set(desk) & set(rows)))):
        done += suppress([row], viewer.level, _marks(str(row["indicator"]), context, snapshot), before)
    return pd.DataFrame(done, columns=[*rows.columns, "suppressed", "at_least"]).astype(_types(rows))


def opened(rows: pd.DataFrame, viewer: Viewer, desk: Collection[str] = ()) -> pd.DataFrame:
    """The rows of an open chart: away from a desk without those that are for it, and the columns in `desk` empty."""
    if viewer.level == "desk":
        return rows
    kept = rows[~rows[FOR_DESK].eq(True)].reset_index(drop=True) if FOR_DESK in rows else rows
    return kept.assign(**dict.fromkeys(set(desk) & set(kept)))


def guarded_context(context: Context, viewer: Viewer, snapshot: Path) -> Context:
    """A context in which steps find only what the viewer's level may see of all units.

    For what is computed over all units, `everyone` tells all, and what is hidden.
    """
    if viewer.level == "desk":
        return replace(context, over_all=lambda name: _once(context, snapshot, name, "desk", context.everyone))

    def fetch(name: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
        found = context.fetch(name, parameters)
        if name != MEASURES or found.empty:
            return found
        return _once(context, snapshot, str(parameters["indicator"]), f"{viewer.level} open", open_of)

    def open_of(indicator: str) -> pd.DataFrame:
        found = context.fetch(MEASURES, {"indicator": indicator})
        return pd.DataFrame(hidden_of(indicator), columns=found.columns).astype(_types(found))

    def told_of(indicator: str) -> Everyone:
        found = records(context.fetch(MEASURES, {"indicator": indicator}))
        hidden = [row["suppressed"] for row in hidden_of(indicator)]
        return in_places([row | {"suppressed": why} for row, why in zip(found, hidden, strict=True)])

    def hidden_of(indicator: str) -> list[Row]:
        found = context.fetch(MEASURES, {"indicator": indicator})
        return suppress(records(found), viewer.level, _marks(indicator, context, snapshot))

    return replace(context, fetch=fetch, over_all=lambda name: _once(context, snapshot, name, viewer.level, told_of))


def _marks(indicator: str, context: Context, snapshot: Path) -> Marks:
    """The hidden cells of an indicator.

    What counts another one by parts is hidden throughout: with its parts in sight, too much of the other would go.
    """

    def made(name: str) -> Marks:
        everyone = records(context.fetch(MEASURES, {"indicator": name}))
        declared = context.indicator(name)
        is_split = _is_split(name, context)
        return throughout(everyone, context.config) if is_split else marks(everyone, declared, context.config)

    return _once(context, snapshot, indicator, "marks", made)


def _is_split(indicator: str, context: Context) -> bool:
    """Whether an indicator counts another one by parts."""
    return any(one.split == indicator for one in context.catalogue.indicators.values())


def _once(context: Context, snapshot: Path, indicator: str, what: str, make: Callable[[str], Made]) -> Made:
    """What is made of an indicator's measures: once for a snapshot, which never changes, and what is declared now."""
    config, place = context.config, (snapshot, indicator, what)
    declared = (config.small_numbers, config.city, context.indicator(indicator), _is_split(indicator, context))
    kept = _known.get(place)
    if kept is None or kept[0] != declared:
        if len(_known) >= KEPT:
            _known.clear()
        kept = _known[place] = declared, make(indicator)
    found: Made = kept[1]
    return found


def _strangers(rows: pd.DataFrame) -> set[str]:
    """Columns of numbers that no rule of ours covers."""
    numbers = {str(name) for name in rows if is_numeric_dtype(rows[name]) and not is_bool_dtype(rows[name])}
    return {name for name in numbers - NUMBERS - PLAIN if not name.endswith(ORDER)}


def _types(rows: pd.DataFrame) -> dict[str, Any]:
    """The types of the columns that need one: numbers, any of which may now be missing, and dates."""
    types = {str(name): kind for name, kind in rows.dtypes.items()}
    numbers = {name for name in types if is_numeric_dtype(rows[name]) and not is_bool_dtype(rows[name])} | NUMBERS
    dates = {name: kind for name, kind in types.items() if is_datetime64_any_dtype(kind)}
    return dates | {name: float for name in types if name in numbers}
