"""What is said of a unit in whose light a meeting stands: an achievement first, two more, and one next step."""

from almanac.indicators.comparing.profile import DONE_WELL
from almanac.indicators.context import Context
from almanac.indicators.rows import Row, number_of

MORE, PLAIN = 2, 4


def spotlight(rows: list[Row], context: Context) -> list[Row]:
    """Of one unit's indicators those that are told, in this order; adds told: lead, more or next.

    After verdict, change, real and target. Led by what is beyond chance better than all units, else by a target that is
    reached, else by a real rise, else by any; those of the overview before others, in the order declared. The next step
    is what is furthest from its target, or weaker beyond chance where there is none.
    """
    usable = [row for row in rows if row["shown"] == "compare" and _may_be_told(row, context)]
    if not usable:
        return []
    lead, *others = sorted(usable, key=lambda row: (_merit(row), not context.indicator(str(row["indicator"])).overview))
    steps = [row for row in others if _shortfall(row) > 0 or (_is_weak(row) and row.get("target") is None)]
    step = max(steps, key=lambda row: (_is_weak(row), _shortfall(row)), default=None)
    more = [row for row in others if row is not step and _merit(row) < PLAIN][:MORE]
    told = [(lead, "lead"), *((row, "more") for row in more), *([(step, "next")] if step else [])]
    return [row | {"told": how} for row, how in told]


def _may_be_told(row: Row, context: Context) -> bool:
    """Whether a row's indicator has a better and a worse, may be ranked, and may stand on a wall."""
    indicator = context.indicator(str(row["indicator"]))
    return indicator.better in DONE_WELL and indicator.rank != "never" and indicator.wall


def _merit(row: Row) -> int:
    """How well a row speaks for its unit, best first."""
    if row["verdict"] == DONE_WELL[row["better"]]:
        return 0
    if row.get("target") is not None and _shortfall(row) <= 0:
        return 1
    rise = (number_of(row, "change") or 0.0) * (1 if row["better"] == "higher" else -1)
    return PLAIN if rise <= 0 or _is_weak(row) else 2 if row.get("is_real") else 3


def _is_weak(row: Row) -> bool:
    return row["verdict"] in {"above", "below"} - {DONE_WELL[row["better"]]}


def _shortfall(row: Row) -> float:
    """How much of its target a row lacks, as a share; nothing without one."""
    value, target = number_of(row, "value"), number_of(row, "target")
    if value is None or not target:
        return 0.0
    return (target - value if row["better"] == "higher" else value - target) / abs(target)
