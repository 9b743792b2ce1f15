"""One unit on one page: its values beside those of all and of its peers, what stands out, and its newest signals."""

from dataclasses import replace

from almanac.catalogue import Indicator
from almanac.indicators.comparing.standards import everyone_in, month_of, peers_of, standard
from almanac.indicators.context import Context
from almanac.indicators.measure import measured
from almanac.indicators.rows import Row
from almanac.texts import text
from almanac.texts.formats import DASH, is_missing, number

MARKS = {"better": "above", "worse": "below", "few": "small_n"}
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
            "verdict_said": text(f"verdict_{row['verdict']}", context.language, city=city),
        }
        done.append(row | added)
    return done


def strengths(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Only rows whose verdict is to the good."""
    return [row for row in rows if row["verdict"] == DONE_WELL.get(indicator.better, "")]


def weaknesses(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Only rows whose verdict asks for work."""
    good = DONE_WELL.get(indicator.better)
    return [row for row in rows if good and row["verdict"] in {"above", "below"} - {good}]


def latest(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """The newest row with a value of each unit and part; adds variation_said, assurance_said and signal_mark."""
    newest: dict[tuple[str, str], Row] = {}
    for row in sorted(rows, key=lambda row: str(row["as_of"])):
        if row["shown"] == "compare" and not is_missing(row["variation"]):
            newest[str(row["unit_code"]), str(row["part"])] = row
    return [row | _signal_said(row, context.language) for row in newest.values()]


def _signal_said(row: Row, language: str) -> Row:
    """What a signal is called and how it is marked."""
    reach = row.get("assurance")
    return {
        "variation_said": text(f"variation_{row['variation']}", language),
        "assurance_said": text(f"assurance_{reach}", language) if reach else "",
        "signal_mark": MARKS.get(str(row["variation"]), "similar"),
    }
