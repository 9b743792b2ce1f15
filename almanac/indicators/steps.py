"""The steps that a chart's `frame` may name, run over the rows of its query."""

from collections.abc import Callable
from itertools import groupby

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators import changes, corrections, intervals, progress, signals
from almanac.indicators.chance import on_time
from almanac.indicators.comparing import differences, lessons, parts, pieces, profile, spotlight
from almanac.indicators.composite import standings, turns
from almanac.indicators.context import Context
from almanac.indicators.measure import measured, value
from almanac.indicators.owed import owing
from almanac.indicators.ranking import chance, field, ranks
from almanac.indicators.ranking import funnel as funnels
from almanac.indicators.rows import Row, frame, number_of, records
from almanac.indicators.suppress import wall
from almanac.mistakes import Mistake
from almanac.texts import text

Step = Callable[[list[Row], Indicator, Context], list[Row]]
OverAll = Callable[[list[Row], Context], list[Row]]
Place = tuple[object, str, str]
ADDED = """
    n shown value displayed point text label ratio remark is_owed name full_name head rank_note decimals better kind
    part_name
    said low high verdict tested_count best worst before before_text change change_text change_said change_note basis
    target target_label target_said plan aim aim_text aim_said forecast forecast_low forecast_high months_ahead pace
    center lower upper special variation assurance place swap leads unchanged next_code draws seed pair swap_text
    low_2s high_2s low_3s high_3s wide_low wide_high outside is_near phi tau2 effective_n
    is_whole gap gap_text size_text equation expected piece piece_text
    chance chance_low chance_high chance_text
    before_name now_name then_numerator then_denominator then_squares change_short is_real gap gap_high gap_low gap_real
    in_unit size theme_said city_text peers_text peer_count verdict_said variation_said assurance_said signal_mark
    is_first told lacking still_to_go counts_said is_strength is_weakness is_peer peer_code climb lesson_event
""".split()
COUNTED = (*field.COUNTS, *ranks.COUNTS, *chance.COUNTS, *funnels.COUNTS, "is_leader")


def run(names: tuple[str, ...], rows: pd.DataFrame, context: Context) -> pd.DataFrame:
    """The rows after every step; those with an indicator are measured first."""
    if not {"indicator", "numerator"} <= set(rows):
        return rows.reset_index(drop=True)
    done = [{"part": "", "as_of": None, "denominator": None} | row for row in records(rows)]
    for name in ("measure", *names):
        if name not in KNOWN:
            raise Mistake("unknown_name", kind="frame", name=name, known=", ".join(KNOWN))
        done = ACROSS[name](done, context) if name in ACROSS else _each_indicator(STEPS[name], done, context)
    return frame(done, rows, () if done else [*ADDED, *COUNTED, *standings.ADDED, *turns.ADDED])


def _each_indicator(step: Step, rows: list[Row], context: Context) -> list[Row]:
    """The step over each indicator's rows, in the order in which they come."""
    groups = groupby(rows, key=lambda row: str(row["indicator"]))
    return [row for name, group in groups for row in step(list(group), context.indicator(name), context)]


def measure(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds value, n, shown, text, label, ratio, remark, is_owed and point, and what is declared of the indicator."""
    language, small, owes = context.language, context.config.small_numbers, owing(indicator, context)
    declared = {
        "name": indicator.name.said(language),
        "head": indicator.label.said(language),
        "rank_note": indicator.rank_note.said(language) if indicator.rank_note else "",
        "decimals": indicator.decimals,
        "better": indicator.better,
        "kind": indicator.kind,
        "in_unit": indicator.unit_said(language),
    }
    done = [measured(row | {"is_owed": owes(row)}, indicator, small, language) | declared for row in rows]
    return [_with_reports(row, context) | _placed(row, indicator, context) for row in done]


def _placed(row: Row, indicator: Indicator, context: Context) -> Row:
    """The part's name, the name with it, and the point on a scale: none for a sum of all units, no peer of theirs."""
    parts = {code: words.said(context.language) for code, words in indicator.parts.items()}
    is_sum = indicator.kind == "count" and row.get("unit_code") == context.config.city.code
    part = parts.get(row["part"], row["part"])
    return {
        "part_name": part,
        "full_name": text("with_part", context.language, name=row["name"], part=part) if part else row["name"],
        "point": row["value"] if row["shown"] == "compare" and not is_sum else None,
    }


def _with_reports(row: Row, context: Context) -> Row:
    """For a sum over units of which some have not reported: how many did, beside the ratio and the value."""
    reported, whole = number_of(row, "units_reported"), len(context.config.units)
    if reported is None or reported >= whole:
        return row
    aside = text("units_reported", context.language, count=int(reported), whole=whole)
    said, ratio = (text("aside", context.language, words=row[name], aside=aside) for name in ("said", "ratio"))
    return row | {"said": said, "ratio": ratio if row["ratio"] else aside}


def interval(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds low and high, the 95 % interval."""
    return intervals.interval(rows, indicator)


def verdict(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds verdict and counts over all ranked units of the month; the reason of a unit left out as its remark.

    A hidden row has no verdict, and none is counted.
    """
    every = _everyone(rows, indicator, context)
    found = {place: field.field_of(everyone, indicator, context) for place, everyone in every.items()}
    none = field.Field({}, {}, dict.fromkeys(field.COUNTS, 0))
    return [_judged(row, found.get(_place(row)[:2], none), context.config.city.code) for row in rows]


def _judged(row: Row, found: field.Field, city: str) -> Row:
    """A row with what the field says of its unit."""
    unit, here = str(row["unit_code"]), row["shown"] == "compare"
    word = found.verdicts.get(unit) if here else None
    remark = found.remarks.get(unit, row["remark"]) if here else row["remark"]
    return row | found.counts | {"verdict": word or _plain_verdict(row, city), "remark": remark}


def _plain_verdict(row: Row, city: str) -> str:
    """What a row says when it is not tested."""
    if row["unit_code"] == city:
        return "city"
    if row["shown"] == "missing":
        return "missing" if row["is_owed"] else "no_data"
    word = {"xy": "small_n", "hidden": "hidden"}.get(row["shown"], "untested")
    return "reference" if word == "untested" and not row.get("is_ranked", True) else word


def rank_set(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds best and worst, the ranks that the data leave open, and counts; None for a unit not ranked, or hidden."""
    found: dict[Place, Row] = {}
    for (month, part), everyone in _everyone(rows, indicator, context).items():
        units = _ordered(everyone, indicator, context)
        words = field.field_of(everyone, indicator, context).verdicts
        alike = [words.get(str(unit["unit_code"])) == "similar" for unit in units]
        for code, row in ranks.rank_sets(units, alike, indicator, context.config.alpha).items():
            found[month, part, code] = row
    return [_in_place(row, found, ranks.ADDED, ranks.COUNTS) for row in rows]


def _ordered(everyone: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """The units that are put into an order; none where that is not fair or they are too few."""
    units = field.comparable(everyone, indicator, context) if indicator.rank != "never" else []
    return units if len(units) >= context.config.small_numbers.units_to_rank else []


def _in_place(row: Row, found: dict[Place, Row], names: tuple[str, ...], counts: tuple[str, ...]) -> Row:
    """A row with what was found of its unit; one without a place, or hidden, with the counts over all units only."""
    own = found.get(_place(row)) if row["shown"] == "compare" else None
    same = next((one for place, one in found.items() if place[:2] == _place(row)[:2]), {})
    return row | (own or {name: same.get(name) if name in counts else None for name in names})


def swap(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds place, swap, leads, unchanged and pair: how often the order of the ranked units would change by chance.

    A Mistake where a unit of the order is hidden: each of these numbers tells where it stands.
    """
    found: dict[Place, Row] = {}
    for (month, part), everyone in _everyone(rows, indicator, context).items():
        units = _ordered(everyone, indicator, context)
        values = [value(number_of(u, "numerator"), number_of(u, "denominator"), indicator) or 0.0 for u in units]
        _refuse_hidden(units)
        chances = chance.swaps(units, values, indicator)
        found |= {(month, part, str(u["unit_code"])): row for u, row in zip(units, chances, strict=True)}
    return chance.in_pairs([_in_place(row, found, chance.ADDED, chance.COUNTS) for row in rows], context)


def funnel(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds the limits of a funnel around the city's value at each row's own n, one month and part at a time.

    A Mistake where the city's value is hidden; where a unit's is, nothing of how much more units differ than by chance.
    """
    everyone, done = _everyone(rows, indicator, context), []
    for place, group in groupby(sorted(rows, key=_month_and_part), key=_month_and_part):
        city = [row for row in everyone.get(place, []) if row["unit_code"] == context.config.city.code]
        units = field.comparable(everyone.get(place, []), indicator, context) if city else []
        _refuse_hidden(city if units else [])
        untold = funnels.OF_ALL if any(row["suppressed"] for row in units) else ()
        made = funnels.funnel(list(group), units, city[0] if city else {}, indicator)
        done += [row | dict.fromkeys(untold) for row in made]
    return done


def _refuse_hidden(rows: list[Row]) -> None:
    """A Mistake where one of the rows is hidden, for what would give it away."""
    if any(row["suppressed"] for row in rows):
        raise Mistake("rests_on_hidden")


def _place(row: Row) -> Place:
    """Month, part and unit of a row."""
    return pd.Timestamp(row["as_of"]), str(row["part"]), str(row["unit_code"])


def _month_and_part(row: Row) -> tuple[pd.Timestamp, str]:
    """Month and part of a row."""
    return pd.Timestamp(row["as_of"]), str(row["part"])


def _everyone(rows: list[Row], indicator: Indicator, context: Context) -> dict[tuple[object, str], list[Row]]:
    """All units' measures for each month and part that occurs in the rows."""
    months = {pd.Timestamp(row["as_of"]) for row in rows if row["as_of"] is not None}
    parts = {str(row["part"]) for row in rows}
    found = context.everyone(indicator.id)
    return {place: list(units.values()) for place, units in found.items() if place[0] in months and place[1] in parts}


STEPS: dict[str, Step] = {
    "measure": measure,
    "interval": interval,
    "verdict": verdict,
    "rank_set": rank_set,
    "change": changes.change,
    "correction": corrections.correction,
    "target": progress.target,
    "plan": progress.plan,
    "aim": progress.aim,
    "forecast": progress.forecast,
    "signal": signals.signal,
    "funnel": funnel,
    "swap": swap,
    "pieces": pieces.pieces,
    "in_one": parts.in_one,
    "on_time": on_time,
    "real": differences.real,
    "gap": differences.gap,
    "beside": profile.beside,
    "standing": profile.standing,
    "latest": profile.latest,
    "lesson": lessons.lesson,
    "wall": wall.wall,
}
ACROSS: dict[str, OverAll] = {
    "scores": standings.scores,
    "turns": turns.turns,
    "weakest": lessons.weakest,
    "spotlight": spotlight.spotlight,
}
KNOWN = (*STEPS, *ACROSS)
