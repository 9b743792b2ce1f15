"""Which differences are more than chance: a value from what it is held against, and the highest from the lowest."""

from itertools import combinations, groupby

import numpy as np
import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.intervals import effective
from almanac.indicators.measure import factor
from almanac.indicators.rows import Row, number_of
from almanac.indicators.verdicts import Sums, holm, pair_p, score_p, sums
from almanac.texts.formats import shown

NO_GAP = {"gap": None, "gap_high": None, "gap_low": None, "gap_real": False}


def real(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds is_real: whether the change of a row is more than chance, Holm over the rows of one month and part.

    After `change` and `verdict`: against all units together the verdict decides, elsewhere a test of the two values.
    """
    if context.compare == "city":
        return [row | {"is_real": row.get("verdict") in ("above", "below")} for row in rows]
    done = []
    for _, group in groupby(rows, key=lambda row: (str(row["as_of"]), str(row["part"]))):
        listed = list(group)
        chances = [_chance(row, indicator) for row in listed]
        tested = [i for i, p in enumerate(chances) if p is not None]
        found = np.array([chances[i] for i in tested], float)
        marked = {tested[i] for i in np.flatnonzero(holm(found, context.config.alpha))} if tested else set()
        done += [row | {"is_real": i in marked} for i, row in enumerate(listed)]
    return done


def _chance(row: Row, indicator: Indicator) -> float | None:
    """p of a row's change; None where it cannot be tested."""
    if row.get("shown") != "compare" or row.get("change") is None:
        return None
    own = sums([row])
    if row.get("then_numerator") is None:
        return _against_fixed(own, row["before"] / factor(indicator)) if indicator.kind == "proportion" else None
    then = sums([{name: row[f"then_{name}"] for name in ("numerator", "denominator", "squares")}])
    p = pair_p(own, then, indicator) if then[1][0] > 0 else None
    return None if p is None else float(p[0])


def _against_fixed(own: Sums, share: float) -> float:
    """p of the score test of a share against a fixed one; a share of nobody or of all is met or not."""
    x, n = effective(*own)
    if not 0 < share < 1:
        return float(bool(np.isclose(x / n, share)))
    many = np.array([1e12])
    return float(score_p(x, n, share * many, many)[0])


def gap(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds gap, gap_high, gap_low (codes) and gap_real: how far the units in the rows lie apart, one month at a time.

    Real where the pairwise test of highest and lowest holds, Holm over all pairs of the rows' units. None where one of
    them is hidden, which may be the highest or the lowest.
    """
    city, done = context.config.city.code, []
    for _, group in groupby(rows, key=lambda row: (str(row["as_of"]), str(row["part"]))):
        listed = list(group)
        units = _alike_dated([row for row in listed if row["unit_code"] != city and row["shown"] == "compare"])
        is_known = not any(row.get("suppressed", "") not in ("", "base") for row in listed)
        done += [row | _gap(units if is_known else [], indicator, context) for row in listed]
    return done


def _alike_dated(units: list[Row]) -> list[Row]:
    """The units whose value is of the newest period among them."""
    periods = [pd.Timestamp(row.get("period") or row["as_of"]) for row in units]
    return [row for row, period in zip(units, periods, strict=True) if period == max(periods)]


def _gap(units: list[Row], indicator: Indicator, context: Context) -> Row:
    """The gap between highest and lowest of some units."""
    if len(units) < 2 or indicator.kind == "count":
        return dict(NO_GAP)
    order = sorted(units, key=lambda row: number_of(row, "value") or 0.0)
    pairs = list(combinations(order, 2))
    p = pair_p(sums([one for one, _ in pairs]), sums([other for _, other in pairs]), indicator)
    widest = next(i for i, pair in enumerate(pairs) if pair == (order[0], order[-1]))
    is_real = p is not None and bool(holm(p, context.config.alpha)[widest])
    ends = {"gap_high": order[-1]["unit_code"], "gap_low": order[0]["unit_code"]}
    written = [shown(float(row["value"]), indicator.decimals) for row in (order[-1], order[0])]
    return {"gap": written[0] - written[1], "gap_real": is_real, **ends}
