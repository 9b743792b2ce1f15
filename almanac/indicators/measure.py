"""Numerator and denominator → value, what may be shown of it, and its display text."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from almanac.catalogue import Indicator
from almanac.config import SmallNumbers
from almanac.texts import text
from almanac.texts.formats import DASH, number

Shown = Literal["compare", "xy", "hidden", "missing"]


@dataclass(frozen=True)
class Floors:
    """Below `hide` nothing is shown, below `compare` only x/y; both count denominators."""

    hide: int
    compare: int


def floors(indicator: Indicator, small: SmallNumbers) -> Floors:
    """An indicator's floors: its own, else the installation's; things with a low floor are never hidden."""
    compare = small.compare_from if indicator.min_denominator is None else indicator.min_denominator
    default_hide = small.hide_below if compare > small.hide_below else 0
    return Floors(default_hide if indicator.hide_below is None else indicator.hide_below, compare)


def factor(indicator: Indicator) -> float:
    """What a ratio is multiplied by for display: 100 for a proportion, `per` for a rate."""
    return {"proportion": 100.0, "rate": indicator.per}.get(indicator.kind, 1.0)


def value(rows: pd.DataFrame, indicator: Indicator) -> pd.Series:
    """The value in display units; NaN where there is none."""
    if indicator.kind == "count":
        return rows["numerator"].astype(float)
    denominator = rows["denominator"].astype(float)
    return factor(indicator) * rows["numerator"].astype(float) / denominator.where(denominator > 0)


def shown(rows: pd.DataFrame, indicator: Indicator, small: SmallNumbers) -> pd.Series:
    """How much of each row may be shown: compare, xy, hidden or missing."""
    if indicator.kind == "count":
        return pd.Series(np.where(rows["numerator"].isna(), "missing", "compare"), index=rows.index)
    n, floor = rows["denominator"].astype(float), floors(indicator, small)
    conditions = [rows["numerator"].isna() | n.isna(), n <= 0, n < floor.hide, n < floor.compare]
    return pd.Series(np.select(conditions, ["missing", "missing", "hidden", "xy"], "compare"), index=rows.index)


def display(row: pd.Series, indicator: Indicator, language: str) -> str:
    """The text of one cell: 93.3, 25/28, – or the words for not reported."""
    if row["shown"] == "missing":
        return text("not_reported", language)
    if row["shown"] == "hidden":
        return DASH
    if row["shown"] == "xy" and indicator.kind == "proportion":
        return f"{number(row['numerator'])}/{number(row['denominator'])}"
    return number(row["value"], indicator.decimals, grouped=True)


def _ratio(row: pd.Series, indicator: Indicator, counts: str) -> str:
    """Numerator over denominator in words, for a proportion that may be shown."""
    if indicator.kind != "proportion" or row["shown"] in ("missing", "hidden"):
        return ""
    return f"{number(row['numerator'], grouped=True)}/{number(row['denominator'], grouped=True)} {counts}".rstrip()


def measured(rows: pd.DataFrame, indicator: Indicator, small: SmallNumbers, language: str) -> pd.DataFrame:
    """Rows of one indicator with value, n, shown, text, label (with its unit for x/y) and remark."""
    done = rows.assign(n=rows["denominator"].astype(float), shown=shown(rows, indicator, small))
    done["value"] = value(done, indicator).where(done["shown"].isin(["compare", "xy"]))
    done["text"] = [display(row, indicator, language) for _, row in done.iterrows()]
    counts = indicator.counts.said(language)
    done["ratio"] = [_ratio(row, indicator, counts) for _, row in done.iterrows()]
    separator = " " if language == "en" and counts else ""
    is_xy = (done["shown"] == "xy") & (indicator.kind == "proportion")
    done["label"] = done["text"].where(~is_xy, done["text"] + separator + counts)
    remarks = {name: text(f"remark_{name}", language) for name in ("xy", "hidden")}
    done["remark"] = done["shown"].map(remarks).fillna("")
    return done
