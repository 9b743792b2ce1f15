"""What a value was before a refresh corrected it, and by how much it was corrected."""

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.measure import value
from almanac.indicators.rows import Row, number_of
from almanac.texts import text
from almanac.texts.formats import change as change_words
from almanac.texts.formats import number, shown


def correction(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Adds before_text and change_text, from the numerator and denominator that the last snapshot had."""
    return [row | _corrected(row, indicator, context) for row in rows]


def _corrected(row: Row, indicator: Indicator, context: Context) -> Row:
    before = value(number_of(row, "before_numerator"), number_of(row, "before_denominator"), indicator)
    now, language = number_of(row, "value"), context.language
    was = number(before, indicator.decimals, grouped=True)
    if now is None or before is None:
        return {"before_text": was, "change_text": ""}
    if row["text"] == was:
        return {"before_text": was, "change_text": text("growth_same", language)}
    if indicator.kind == "proportion":
        points = shown(now, indicator.decimals) - shown(before, indicator.decimals)
        return {"before_text": was, "change_text": change_words(points, "points", language, indicator.decimals)}
    growth = 100 * (now / before - 1) if before else None
    return {"before_text": was, "change_text": change_words(growth, "growth", language)}
