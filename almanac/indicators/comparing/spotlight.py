"""What is said of a unit in whose light a meeting stands: an achievement first, two more, and one next step."""

import math
from dataclasses import dataclass
from statistics import median

from almanac.catalogue import Indicator
from almanac.indicators.comparing.profile import DONE_WELL
from almanac.indicators.comparing.standards import everyone_in, month_of
from almanac.indicators.context import Context
from almanac.indicators.measure import factor, value
from almanac.indicators.ranking import field
from almanac.indicators.rows import Row, number_of
from almanac.texts.formats import shown as rounded

MORE, STEADY, MET_BEHIND, NEVER = 2, 4, 5, 9  # STEADY: as good as all units, told beside something better
LEFT_OUT = {"stale", "unmet"}  # verdicts of what is not held against others


@dataclass(frozen=True)
class Place:
    """Where a value stands: whether it is worse than that of all units, and whether none is worse."""

    is_behind: bool = False
    is_last: bool = False


def spotlight(rows: list[Row], context: Context) -> list[Row]:
    """Of one unit's indicators those that are told; adds told (lead, more, next), lacking, still_to_go, counts_said.

    After verdict, change, real and aim. Led by what is beyond chance better than all units, else by a target reached, a
    real rise, or any rise where the unit is not behind all units; only then by a target reached or a rise behind them;
    by nothing where there is no such thing. What is beyond chance worse, or last, is never told but as the next step:
    what lacks most of its plan or target.
    """
    usable = [_short(row, context) for row in rows if row["shown"] == "compare" and _may_be_told(row, context)]
    merits = {str(row["indicator"]): _merit(row, place_of(row, context)) for row in usable}
    good = sorted(
        (row for row in usable if merits[str(row["indicator"])] < NEVER),
        key=lambda row: (merits[str(row["indicator"])], not context.indicator(str(row["indicator"])).overview),
    )
    lead = [row for row in good if merits[str(row["indicator"])] != STEADY][:1]
    others = [row for row in good if row not in lead]
    steps = [row for row in usable if row not in lead and (row["lacking"] or 0) > 0]
    step = max(steps, key=lambda row: _urgency(row, context), default=None)
    more = [row for row in others if row is not step and merits[str(row["indicator"])] <= MET_BEHIND][:MORE]
    told = [*((row, "lead") for row in lead), *((row, "more") for row in more), *([(step, "next")] if step else [])]
    return [row | {"told": how} for row, how in told]


def place_of(row: Row, context: Context) -> Place:
    """Where a row's value stands among the ranked units of its month, as it is displayed."""
    indicator = context.indicator(str(row["indicator"]))
    found = everyone_in([row], indicator, context).get((month_of(row), str(row["part"])), {})
    units = field.comparable(list(found.values()), indicator, context)
    everyone = [amount for one in units for amount in _amount(one, indicator)]
    city = _amount(found.get(context.config.city.code, {}), indicator)
    own, usual = number_of(row, "displayed"), [median(everyone)] if indicator.kind == "count" and everyone else city
    if own is None:
        return Place()
    sign = -1 if indicator.better == "lower" else 1
    is_last = any(sign * one > sign * own for one in everyone) and all(sign * one >= sign * own for one in everyone)
    return Place(any(sign * one > sign * own for one in usual), is_last)


def _amount(row: Row, indicator: Indicator) -> list[float]:
    """A unit's value as it is displayed."""
    amount = value(number_of(row, "numerator"), number_of(row, "denominator"), indicator)
    return [] if amount is None else [rounded(amount, indicator.decimals)]


def _may_be_told(row: Row, context: Context) -> bool:
    """Whether a row is held against others by an indicator with a better and a worse that may stand on a wall."""
    indicator = context.indicator(str(row["indicator"]))
    is_ranked = indicator.better in DONE_WELL and indicator.rank != "never"
    return is_ranked and indicator.wall and row["verdict"] not in LEFT_OUT


def _merit(row: Row, place: Place) -> int:
    """How well a row speaks for its unit, best first."""
    if row["verdict"] == DONE_WELL[row["better"]]:
        return 0
    if _is_weak(row) or place.is_last:
        return NEVER
    rise = (number_of(row, "change") or 0.0) * (1 if row["better"] == "higher" else -1)
    if row.get("aim") is not None and not row["lacking"]:
        merit = 1
    elif rise > 0:
        merit = 2 if row.get("is_real") else 3
    else:
        return NEVER if place.is_behind or rise < 0 or row["lacking"] else STEADY
    return merit + MET_BEHIND - 1 if place.is_behind else merit


def _is_weak(row: Row) -> bool:
    return row["verdict"] in {"above", "below"} - {DONE_WELL[row["better"]]}


def _short(row: Row, context: Context) -> Row:
    """Adds lacking, what its plan or else its target asks beyond the value as displayed; still_to_go, in counts."""
    indicator = context.indicator(str(row["indicator"]))
    amount, asked = number_of(row, "displayed"), number_of(row, "aim")
    row = row | {"counts_said": indicator.counts.said(context.language)}
    if amount is None or asked is None:
        return row | {"lacking": None, "still_to_go": None}
    lacks = (rounded(asked, indicator.decimals) - amount) * (1 if row["better"] == "higher" else -1)
    short, count = rounded(max(lacks, 0.0), indicator.decimals), None
    x, n = number_of(row, "numerator"), number_of(row, "denominator")
    if short and indicator.kind == "proportion" and x is not None and n and x.is_integer() and n.is_integer():
        count = math.ceil(round(asked / factor(indicator) * n, 6)) - x if row["better"] == "higher" else None
    hidden = context.config.small_numbers.hide_below
    return row | {"lacking": short, "still_to_go": count if count and count >= hidden else None}


def _urgency(row: Row, context: Context) -> tuple[bool, bool, float]:
    """What is worse beyond chance first, a target that is not due yet last; then by the share that is lacking."""
    is_due = row.get("plan") is not None or context.indicator(str(row["indicator"])).time != "year_to_date"
    return _is_weak(row), is_due, (row["lacking"] or 0.0) / (abs(number_of(row, "aim") or 0.0) or 1.0)
