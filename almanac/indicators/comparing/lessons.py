"""From whom a unit can learn: its weakest indicator, and the peer that stood there and climbed beyond all others."""

from itertools import groupby

import numpy as np

from almanac.catalogue import Indicator
from almanac.indicators.comparing.increments import month_of_year
from almanac.indicators.comparing.peers import learn_from, similar
from almanac.indicators.comparing.standards import everyone_in, month_of
from almanac.indicators.context import Context, Everyone
from almanac.indicators.intervals import effective, mean_variance
from almanac.indicators.rows import Row, number_of
from almanac.indicators.verdicts import sums
from almanac.texts import text


def weakest(rows: list[Row], context: Context) -> list[Row]:
    """The rows of the one indicator on which their own unit (`is_own`) stands lowest beside the rest of the city."""
    groups = {name: list(group) for name, group in groupby(rows, key=lambda row: str(row["indicator"]))}
    month = max((month_of(row) for row in rows), default=None)
    now = {name: [row for row in group if month_of(row) == month] for name, group in groups.items()}
    standings = {name: _standing(group, context.indicator(name), context) for name, group in now.items()}
    known = {name: amount for name, amount in standings.items() if amount is not None}
    return groups[min(known, key=lambda name: known[name])] if known else []


def lesson(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Only the rows of the own unit and of the peer to learn from; adds is_peer, peer_code, climb and lesson_event."""
    own = str(next(row["unit_code"] for row in rows if row["is_own"]))
    sizes = _sizes(rows)
    peers = similar(sizes, own, count=len(sizes))
    everyone = _units_in(rows, indicator, context)
    found = learn_from(_at_the_same_time(rows, indicator), own, peers, indicator, everyone, context.config.alpha)
    kept = {own, found.peer} if found else {own}
    done = []
    for row in (row for row in rows if row["unit_code"] in kept):
        is_start = found is not None and row is found.start
        event = text("lesson_start", context.language) if is_start else None
        told = {"peer_code": found.peer if found else "", "climb": found.climb if found else None}
        done.append(row | told | {"is_peer": row["unit_code"] != own, "lesson_event": event})
    return done


def _units_in(rows: list[Row], indicator: Indicator, context: Context) -> Everyone:
    """All units' measures in the months of the rows, without the city's."""
    city = context.config.city.code
    found = everyone_in(rows, indicator, context)
    return {key: {code: row for code, row in units.items() if code != city} for key, units in found.items()}


def _at_the_same_time(rows: list[Row], indicator: Indicator) -> list[Row]:
    """Of a sum since January only what is as long as the own unit's newest: it climbs every year."""
    if indicator.time != "year_to_date":
        return rows
    newest = max((row for row in rows if row["is_own"]), key=month_of)
    return [row for row in rows if month_of_year(row) == month_of_year(newest)]


def _sizes(rows: list[Row]) -> dict[str, float]:
    """The newest comparable base of each unit."""
    order = sorted((row for row in rows if row["shown"] == "compare"), key=lambda row: str(row["as_of"]))
    return {str(row["unit_code"]): number_of(row, "n") or 0.0 for row in order}


def _standing(rows: list[Row], indicator: Indicator, context: Context) -> float | None:
    """How far the own unit's value lies above the rest of the city, in standard errors; below is negative."""
    newest = next((row for row in rows if row["is_own"]), None)
    if newest is None or newest["shown"] != "compare" or indicator.better == "neither":
        return None
    everyone = everyone_in([newest], indicator, context).get((month_of(newest), str(newest["part"])), {})
    city = everyone.get(context.config.city.code)
    if city is None or number_of(city, "denominator") is None:
        return None
    mine, whole = sums([newest]), sums([city])
    rest = (whole[0] - mine[0], whole[1] - mine[1], whole[2] - mine[2])
    if rest[1][0] <= 0:
        return None
    difference = mine[0] / mine[1] - rest[0] / rest[1]
    if indicator.kind == "proportion":
        (x1, n1), (x2, n2) = effective(*mine), effective(*rest)
        pooled = (x1 + x2) / (n1 + n2)
        variance = pooled * (1 - pooled) * (1 / n1 + 1 / n2)
    else:
        variance = mean_variance(*mine) + mean_variance(*rest)
    if np.isnan(variance).any() or variance[0] <= 0:
        return None
    sign = -1.0 if indicator.better == "lower" else 1.0
    return float(sign * difference[0] / np.sqrt(variance[0]))
