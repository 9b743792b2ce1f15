"""One unit on one page: its values beside those of all and of its peers, what stands out, and its newest signals."""

from dataclasses import replace

import pandas as pd

from almanac.catalogue import Indicator
from almanac.indicators.comparing.standards import everyone_in, month_of, peers_of, standard
from almanac.indicators.context import Context
from almanac.indicators.measure import measured
from almanac.indicators.rows import Row
from almanac.indicators.suppress.words import verdict_said
from almanac.texts import text
from almanac.texts.formats import DASH, month, number

MARKS = {"better": "above", "worse": "below", "usual": "similar", "changed": "similar"}
MOVED = {"better", "worse", "changed"}
DONE_WELL = {"higher": "above", "lower": "below"}


def beside(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds theme_said, city_text, peers_text, peer_count and verdict_said, the verdict in words."""
    places, config, small = everyone_in(rows, indicator, context), context.config, context.config.small_numbers
    sums = standard(rows, indicator, replace(context, compare="peers"))
    city, theme, done = config.city.in_text(context.language), config.themes.get(indicator.theme), []
    for row, peers in zip(rows, sums, strict=True):
        everyone = places.get((month_of(row), str(row["part"])), {})
        whole = everyone.get(config.city.code)
        known = {} if whole is None else measured(whole | {"is_owed": False}, indicator, small, context.language)
        names = peers_of(str(row["unit_code"]), everyone, indicator, context)
        added = {
            "theme_said": theme.called(context.language) if theme else "",
            "city_text": known.get("text", DASH),
            "peers_text": number(peers["value"], indicator.decimals, grouped=True),
            "peer_count": len(names) if peers["value"] is not None else 0,
            "verdict_said": verdict_said(row, city, context.language),
        }
        done.append(row | added)
    return done


def standing(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds is_strength, a verdict to the good, and is_weakness, one that asks for work."""
    good = DONE_WELL.get(indicator.better)
    slow = {"above", "below"} - {good} if good else set()
    return [row | {"is_strength": row["verdict"] == good, "is_weakness": row["verdict"] in slow} for row in rows]


def latest(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """The newest row of each unit and part; adds variation_said, assurance_said and signal_mark.

    Nothing is judged by a row that is not of the month asked for (`month_asked`, where the rows bring it) or not
    compared; `said` tells the month that a value is about where it is an earlier one.
    """
    newest: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: str(row["as_of"])):
        if row["shown"] != "missing":
            newest[str(row["unit_code"]), str(row["part"])] = row
    return [_dated(row | _signal_said(row, context.language), context.language) for row in newest.values()]


def _signal_said(row: Row, language: str) -> Row:
    """What a signal is called and how it is marked."""
    reach, word = row.get("assurance"), str(row["variation"])
    if month_of(row) != pd.Timestamp(row.get("month_asked") or row["as_of"]):
        word, reach = "stale", None
    elif row["shown"] != "compare":
        word, reach = "small", None
    more = "more" if (row.get("special") or 0) > 0 else "less"
    told = more if row.get("stepwise") and word in MOVED else word
    return {
        "variation": word,
        "variation_said": text(f"variation_{told}", language),
        "assurance_said": text(f"assurance_{reach}", language) if reach else "",
        "signal_mark": MARKS.get(word, "small_n"),
    }


def _dated(row: Row, language: str) -> Row:
    """The row, whose value names its month where that is not the one asked for."""
    asked, about = row.get("month_asked") or row["as_of"], row.get("period") or row["as_of"]
    if pd.Timestamp(about) == pd.Timestamp(asked):
        return row
    return row | {"said": text("aside", language, words=row["said"], aside=month(pd.Timestamp(about).date(), language))}
