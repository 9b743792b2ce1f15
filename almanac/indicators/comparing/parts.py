"""The parts of an indicator in one row, for lists that have a row for each indicator."""

from almanac.catalogue import Indicator
from almanac.indicators.context import Context
from almanac.indicators.rows import Row
from almanac.texts import text


def in_one(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """One row for each unit and month: where it has several parts, `said` lists them, after the indicator's name."""
    places: dict[tuple[object, object], list[Row]] = {}
    for row in rows:
        places.setdefault((row["unit_code"], row["as_of"]), []).append(row)
    return [parts[0] if len(parts) == 1 else _listed(parts, context) for parts in places.values()]


def _listed(parts: list[Row], context: Context) -> Row:
    """The first of some parts, in which all are said; how many units reported only where that is one number."""
    language, whole = context.language, len(context.config.units)
    said = text("comma", language).join(f"{row['part_name']} {row['text']}{_percent(row)}" for row in parts)
    reported = {row.get("units_reported") for row in parts}
    count = next(iter(reported)) if len(reported) == 1 else None
    if count is not None and count < whole:
        aside = text("units_reported", language, count=int(count), whole=whole)
        said = text("aside", language, words=said, aside=aside)
    return parts[0] | {"part": "", "part_name": "", "full_name": parts[0]["name"], "said": said}


def _percent(row: Row) -> str:
    """The sign after a share."""
    return "%" if row["in_unit"] == "%" and row["shown"] == "compare" else ""
