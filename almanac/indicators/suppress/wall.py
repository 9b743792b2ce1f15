"""What a wall shows of the units nobody speaks of: the length of a bar in whole points, and nothing else."""

from almanac.catalogue import Indicator
from almanac.indicators.comparing.profile import DONE_WELL
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, number_of

KEPT = frozenset(
    "indicator unit_code is_city is_ranked is_lit sort_order as_of part better kind decimals shown value point".split()
)
FOR_NAMES = frozenset("name head full_name part_name in_unit".split())


def wall(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Rows as they may stand on a wall; adds is_first. The last of the steps.

    The unit that `is_lit` and the city keep what they say. Any other unit keeps a value in whole points, if it may be
    compared, and is_first: that it stands in the first tier, while nobody is lit; only that tier is named. Of an
    indicator that is not for a wall only the city is left.
    """
    if not indicator.wall:
        rows = [row for row in rows if row["unit_code"] == context.config.city.code]
    is_someone_lit, good = any(row.get("is_lit") for row in rows), DONE_WELL.get(indicator.better)
    done = []
    for row in rows:
        is_first = not is_someone_lit and bool(row.get("is_ranked")) and row.get("verdict") == good
        is_whole = bool(row.get("is_lit")) or row["unit_code"] == context.config.city.code
        done.append((row if is_whole else _peer(row)) | {"is_first": is_first})
    return done


def _peer(row: Row) -> Row:
    """A unit that is only a bar."""
    amount = number_of(row, "value") if row["shown"] == "compare" else None
    length = None if amount is None else float(round(amount))
    kept = {name: row.get(name) if name in KEPT | FOR_NAMES else None for name in row}
    return kept | {"shown": "missing" if amount is None else "compare", "value": length, "point": length}
