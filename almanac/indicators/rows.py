"""Rows as plain mappings: a chart has a dozen to a few hundred, for which they are ten times as fast as a frame."""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from almanac.texts.formats import is_missing

Row = dict[str, Any]

NUMBERS = frozenset(
    "n value displayed point low high best worst before change target plan aim".split()
    + "forecast forecast_low forecast_high months_ahead pace".split()
    + "center lower upper special place swap leads unchanged".split()
    + "low_2s high_2s low_3s high_3s wide_low wide_high phi tau2 effective_n draws seed".split()
    + "gap expected piece score scored reported noise pairs_turned".split()
    + "weight_best weight_worst leads_chance leads_weights".split()
    + "chance chance_low chance_high".split()
    + "reported_count compared_count tested_count above_count similar_count below_count".split()
    + "ordered_count apart_count places_count first_count loose_count".split()
    + "over_count under_count near_count drawn_count ranged_count maybe_chance_count maybe_weights_count".split()
    + "then_numerator then_denominator then_squares climb peer_count lacking still_to_go".split()
)


def records(frame: pd.DataFrame) -> list[Row]:
    """The rows of a frame, in which a missing value is None."""
    columns = {str(name): [None if is_missing(v) else v for v in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, values, strict=True)) for values in zip(*columns.values(), strict=True)]


def frame(rows: list[Row], like: pd.DataFrame, more: Iterable[str] = ()) -> pd.DataFrame:
    """Rows as a frame: the columns of `like` with its types, then those that were added, numbers typed as such."""
    added = dict.fromkeys([*more, *(name for row in rows for name in row)])
    types: dict[str, Any] = {name: float for name in added if name in NUMBERS} | dict(like.dtypes)
    names = dict.fromkeys([*like.columns, *added])
    columns = {name: pd.Series([row.get(name) for row in rows], dtype=types.get(name)).array for name in names}
    return pd.DataFrame(columns)


def number_of(row: Row, name: str) -> float | None:
    """A row's number, None where it has none."""
    value = row.get(name)
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]
