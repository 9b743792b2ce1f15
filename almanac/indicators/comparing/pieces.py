"""Where a unit's gap to the city comes from: the unit's row, then its parts, adding up to the gap that is printed."""

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.comparing.gaps import contributions, displayed
from almanac.indicators.comparing.standards import everyone_in
from almanac.indicators.context import Context
from almanac.indicators.measure import factor, floors, measured, value
from almanac.indicators.ranking.field import comparable, left_out
from almanac.indicators.rows import Row, number_of, records
from almanac.texts import formats, text

ADDED = ("is_leader", "is_whole", "gap", "gap_text", "size_text", "equation", "expected", "piece", "piece_text")
NONE: Row = dict.fromkeys(ADDED[1:])
REST, WIDE = "rest", "－"  # the minus of the equation, as that of the gap
Sums = dict[str, tuple[float, float]]


def pieces(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """One unit's rows: itself with its gap to the city, then what each part adds to it, the largest first.

    The unit is the one that `is_chosen`, else the ranked one furthest ahead. A unit that is not compared stands alone
    and has no gap; an indicator that is not fair to compare has no rows. The parts are those of the indicator, or of
    the one that it is `split` by; where they overlap, or one may not be seen, there are none.
    """
    city = next((row for row in rows if row["unit_code"] == context.config.city.code), None)
    own = _focus(rows, city, indicator, context)
    if own is None or city is None or city["shown"] != "compare" or indicator.rank == "never":
        return []
    if own["shown"] != "compare":
        return [own | NONE | {"is_whole": True}]
    gap = formats.shown(_shown(own, indicator) - _shown(city, indicator), indicator.decimals)
    whole = own | NONE | {"is_whole": True, "gap": gap, "equation": _equation(own, city, context)}
    whole |= {"gap_text": _amount(formats.signed(gap, indicator.decimals), indicator, context)}
    whole |= {"size_text": _amount(formats.number(abs(gap), indicator.decimals), indicator, context)}
    whole |= {"expected": city["value"] * own["n"] / factor(indicator)}
    return [whole, *_parts(whole, city["value"] / factor(indicator), indicator, context)]


def _focus(rows: list[Row], city: Row | None, indicator: Indicator, context: Context) -> Row | None:
    """The chosen unit, else the ranked one furthest ahead of those shown (furthest off, where neither way is better).

    A chosen one whose value is of an older period is not compared. `is_leader` is ahead of all units, shown or not.
    """
    everyone = _everyone(rows, indicator, context)
    chosen = next((row for row in rows if row["is_chosen"]), None)
    if chosen:
        word, why = left_out(everyone, indicator, context).get(str(chosen["unit_code"]), ("", chosen["remark"]))
        return chosen | {"is_leader": False} | ({"shown": word, "remark": why} if word == "stale" else {})
    units = comparable(everyone, indicator, context)
    if city is None or city["value"] is None or len(units) < context.config.small_numbers.units_to_rank:
        return None
    ahead = {row["unit_code"]: _ahead(row, city["value"], indicator) for row in units}
    shown = [row for row in rows if row["unit_code"] in ahead and row["shown"] == "compare"]
    first = max(shown, key=lambda row: ahead[row["unit_code"]], default=None)
    leaders = [code for code, far in ahead.items() if far == max(ahead.values())]
    is_told = not any(row["suppressed"] for row in units)
    return first and first | {"is_leader": is_told and leaders == [first["unit_code"]]}


def _everyone(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """All units' measures of the month of the rows."""
    found = everyone_in(rows, indicator, context)
    return list(next((units for (_, part), units in found.items() if not part), {}).values())


def _ahead(row: Row, reference: float, indicator: Indicator) -> float:
    """How far a unit's value, as it is displayed, is ahead of a reference."""
    amount = value(number_of(row, "numerator"), number_of(row, "denominator"), indicator) or 0.0
    gap = formats.shown(amount, indicator.decimals) - reference
    return abs(gap) if indicator.better == "neither" else -gap if indicator.better == "lower" else gap


def _parts(whole: Row, reference: float, indicator: Indicator, context: Context) -> list[Row]:
    """The rows of the parts with what they add, those that are too small together as the rest."""
    seen = _seen(whole, indicator, context)
    singly = {str(row["part"]): row for row in seen if row["shown"] == "compare"}
    sums = _summed(whole, singly, floors(indicator, context.config.small_numbers).hide)
    if len(sums) < 2:
        return []
    scale, decimals = factor(indicator), indicator.decimals
    found = {part: scale * share for part, share in contributions(sums, reference).items()}
    rounded = dict(zip(found, displayed(list(found.values()), whole["gap"], decimals), strict=True))
    rest = whole | dict.fromkeys(("numerator", "denominator", "squares", "value", "n", "point"))
    rest |= dict.fromkeys(("text", "label", "said", "ratio"), "")
    rest |= {"part": REST, "part_name": text("other_parts", context.language)}
    kept = [(singly.get(part, rest) | NONE, rounded[part]) for part in sums]
    done = [
        row | {"is_whole": False, "gap": whole["gap"], "piece": piece, "piece_text": formats.signed(piece, decimals)}
        for row, piece in kept
    ]
    order = 1 if whole["gap"] >= 0 else -1
    return sorted(done, key=lambda row: (row["part"] == REST, -order * row["piece"]))


def _seen(whole: Row, indicator: Indicator, context: Context) -> list[Row]:
    """The parts of the whole's unit and month, measured; none where one of them is hidden from the viewer."""
    split = context.indicator(indicator.split) if indicator.split else indicator
    found = context.fetch("measures_of_indicator", {"indicator": split.id})
    here = (found["unit_code"] == whole["unit_code"]) & (found["as_of"] == pd.Timestamp(whole["as_of"]))
    parts = records(found[here & (found["part"] != "")])
    if any(row["numerator"] is None for row in parts):
        return []
    small, language = context.config.small_numbers, context.language
    names = {part: words.said(language) for part, words in split.parts.items()}
    found_of = [measured(row | {"indicator": whole["indicator"]}, indicator, small, language) for row in parts]
    return [whole | NONE | row | {"part_name": names.get(row["part"], row["part"])} for row in found_of]


def _summed(whole: Row, singly: dict[str, Row], floor: int) -> Sums:
    """Numerator and denominator of each part and of the rest; nothing where parts overlap.

    A rest of fewer than the floor takes in the smallest parts until nobody can be told apart in it.
    """
    sums = {part: (float(row["numerator"]), float(row["denominator"])) for part, row in singly.items()}
    by_size = sorted(sums, key=lambda part: sums[part][1])
    while True:
        x = whole["numerator"] - sum(own for own, _ in sums.values())
        n = whole["denominator"] - sum(base for _, base in sums.values())
        if n < -1e-9 or (n <= 1e-9 < abs(x)) or (whole["kind"] == "proportion" and not -1e-9 <= x <= n + 1e-9):
            return {}
        if n <= 1e-9 or n >= floor or not by_size:
            return sums | ({REST: (x, n)} if n > 1e-9 else {})
        del sums[by_size.pop(0)]


def _shown(row: Row, indicator: Indicator) -> float:
    """A value as it is displayed."""
    return formats.shown(float(row["value"]), indicator.decimals)


def _amount(amount: str, indicator: Indicator, context: Context) -> str:
    """An amount with its unit: of a share, points."""
    if indicator.kind == "proportion":
        return text("points", context.language, amount=amount)
    unit = indicator.unit_said(context.language)
    return f"{amount} {unit}".strip() if context.language == "en" else f"{amount}{unit}"


def _equation(own: Row, city: Row, context: Context) -> str:
    """Own value less the city's, as it stands before the gap."""
    config, language = context.config, context.language
    unit = config.unit(str(own["unit_code"]))
    written = {
        name: str(row["text"]).replace(formats.MINUS, WIDE) for name, row in (("own_value", own), ("city_value", city))
    }
    names = {"own": unit.called(language) if unit else "", "city": config.city.called(language)}
    return text("gap_equation", language, **names, **written)
