"""Frames as a level may see them: what every renderer gets, and what every step may look up."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pandas as pd
from pandas.api.types import is_bool_dtype, is_datetime64_any_dtype, is_numeric_dtype

from almanac.access import Viewer
from almanac.indicators.context import Context
from almanac.indicators.rows import records
from almanac.indicators.suppress.rows import Marks, marks, suppress
from almanac.mistakes import Mistake

MEASURED = frozenset("indicator unit_code numerator".split())
NUMBERS = frozenset("numerator denominator squares before_numerator before_denominator".split())
PLAIN = frozenset("sort_order units_reported year".split())
KEPT = 500
_known: dict[tuple[Path, str], Marks] = {}


def guarded(
    rows: pd.DataFrame, viewer: Viewer, context: Context, snapshot: Path, before: object = None
) -> pd.DataFrame:
    """The rows of a question as the viewer's level may see them; a Mistake for rows that are no indicator's.

    Away from a desk a row also loses all numbers that are none of an indicator's own.
    """
    if viewer.level == "desk":
        return rows
    if not set(rows) >= MEASURED:
        raise Mistake("desk_only", viewer=viewer.name, level=viewer.level)
    done: list[dict[str, Any]] = []
    for row in records(rows.assign(**dict.fromkeys(_strangers(rows)))):
        done += suppress([row], viewer.level, _marks(str(row["indicator"]), context, snapshot), before)
    return pd.DataFrame(done, columns=[*rows.columns, "suppressed", "at_least"]).astype(_types(rows))


def guarded_context(context: Context, viewer: Viewer, snapshot: Path) -> Context:
    """A context in which steps find only what the viewer's level may see of all units."""
    if viewer.level == "desk":
        return context

    def fetch(name: str, parameters: Mapping[str, Any]) -> pd.DataFrame:
        found = context.fetch(name, parameters)
        if name != "measures_of_indicator" or found.empty:
            return found
        shown = suppress(records(found), viewer.level, _marks(str(parameters["indicator"]), context, snapshot))
        return pd.DataFrame(shown, columns=found.columns).astype(_types(found))

    return replace(context, fetch=fetch)


def _marks(indicator: str, context: Context, snapshot: Path) -> Marks:
    """The hidden cells of an indicator of a snapshot, kept: a snapshot never changes."""
    place = (snapshot, indicator)
    if place not in _known:
        if len(_known) >= KEPT:
            _known.clear()
        everyone = records(context.fetch("measures_of_indicator", {"indicator": indicator}))
        _known[place] = marks(everyone, context.indicator(indicator), context.config)
    return _known[place]


def _strangers(rows: pd.DataFrame) -> list[str]:
    """Columns of numbers that no rule of ours covers."""
    numbers = [name for name in rows if is_numeric_dtype(rows[name]) and not is_bool_dtype(rows[name])]
    return [str(name) for name in numbers if name not in NUMBERS | PLAIN]


def _types(rows: pd.DataFrame) -> dict[str, Any]:
    """The types of the columns that need one: numbers, any of which may now be missing, and dates."""
    types = {str(name): kind for name, kind in rows.dtypes.items()}
    numbers = {name for name in types if is_numeric_dtype(rows[name]) and not is_bool_dtype(rows[name])} | NUMBERS
    dates = {name: kind for name, kind in types.items() if is_datetime64_any_dtype(kind)}
    return dates | {name: float for name in types if name in numbers}
