"""What a wall shows of the units nobody speaks of: the length of a bar, about, and nothing else."""

from math import floor, log10

from almanac.catalogue import Indicator
from almanac.indicators.comparing.profile import DONE_WELL
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, number_of

FINEST, COARSER = 100.0, 5.0  # steps to the longest bar; last digits of a displayed value to a step
KEPT = frozenset("indicator unit_code is_city is_ranked is_lit is_told sort_order as_of part decimals".split())


def wall(rows: list[Row], indicator: Indicator, context: Context) -> list[Row]:
    """Rows as they may stand on a wall; adds is_first. The last of the steps.

    The unit that `is_lit` and the city keep what they say. Any other unit keeps a length in steps, if it may be
    compared, and is_first: that it stands in the first tier, while nobody is lit; only that tier is named. The others
    are left out where most have no bar, where the lit unit is behind the city, of a sum, and of what is not for a wall.
    """
    city = context.config.city.code
    lit, good = next((row for row in rows if row.get("is_lit")), None), DONE_WELL.get(indicator.better)
    done, peers, step = [], [], step_of(rows, indicator)
    for row in rows:
        is_whole = row is lit or row["unit_code"] == city
        is_first = lit is None and bool(row.get("is_ranked")) and row.get("verdict") == good
        made = (row if is_whole else _peer(row, step)) | {"is_first": is_first}
        done.append(made)
        peers += [] if is_whole else [made]
    whole = next((row for row in rows if row["unit_code"] == city), None)
    if indicator.kind == "count" or not indicator.wall or _is_bare(peers) or _is_behind(lit, whole, indicator):
        done = [row for row in done if row["unit_code"] == city or row.get("is_lit")]
    return done if indicator.wall else [row for row in done if row["unit_code"] == city]


def step_of(rows: list[Row], indicator: Indicator) -> float:
    """How finely lengths tell values apart: whole, a hundredth of the longest, and coarser than values are written."""
    longest = max((abs(number_of(row, "value") or 0.0) for row in rows if row["shown"] == "compare"), default=0.0)
    least = max(longest / FINEST, COARSER * 10.0**-indicator.decimals, 1.0)
    unit = 10.0 ** floor(log10(least))
    return next(unit * times for times in (1.0, 2.0, 5.0, 10.0) if unit * times >= least * (1 - 1e-9))


def _peer(row: Row, step: float) -> Row:
    """A unit that is only a bar."""
    amount = number_of(row, "value") if row["shown"] == "compare" else None
    kept = {name: row.get(name) if name in KEPT else None for name in row}
    length = None if amount is None else round(amount / step) * step
    return kept | {"shown": "missing" if amount is None else "compare", "value": length}


def _is_bare(peers: list[Row]) -> bool:
    """Whether most of the others have no bar."""
    return 2 * sum(row["value"] is None for row in peers) > len(peers)


def _is_behind(lit: Row | None, whole: Row | None, indicator: Indicator) -> bool:
    """Whether the unit in the light shows a worse value than all units together: bars would say how far back it is."""
    own, usual = (number_of(row or {}, "displayed") for row in (lit, whole))
    if own is None or usual is None or indicator.better not in DONE_WELL:
        return False
    return own < usual if indicator.better == "higher" else own > usual
