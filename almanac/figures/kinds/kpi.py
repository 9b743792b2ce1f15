"""One number of a card: the number, its change, its last months as a line, its target or last year, a small line below.

Roles: x (month), y, label (the number as written, last row), change_text, note,
target, target_text, last_year, last_year_text.
Options: unit (words after the number), months (how many, default 12), width (px expected).
The texts of the last row are shown; without a target last year is a grey line.
"""

from collections.abc import Callable
from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, box, text, width_of
from almanac.figures.picture import Picture, Row
from almanac.figures.pieces.wrap import lines_for
from almanac.figures.sheet import Sheet, blank
from almanac.texts.formats import exact

NEEDS = ("x", "y", "label")
HEIGHT, TOP, BOTTOM, WIDTH = 134, 66, 100, 288
SPARE = 0.06


def figure(part: Picture) -> go.Figure:
    """A number and the way it came."""
    rows = sorted(part.rows, key=lambda row: str(row["x"]))[-int(part.number("months", 12)) :]
    last = rows[-1]
    if last["label"] is None:
        return blank(part, part.px(HEIGHT))
    fall = part.px(20) if is_tight(part, last) else 0
    level, on = levels(part, rows, fall), Sheet(part, x=(-0.3, max(len(rows) - 1, 1) / 0.58))
    past = [row.get("last_year") for row in rows] if last.get("target") is None else []
    on.traces += [line(part, past, level, "peer", 1.5), line(part, [row["y"] for row in rows], level, "ink", 2)]
    on.traces += [end_dot(part, len(rows) - 1, level(last["y"]))] if last["y"] is not None else []
    on.add([*base(part, rows, fall), *aim_tick(part, rows, level)], words(part, last, fall))
    on.notes += aim_words(part, rows, level)
    return on.figure(part.px(HEIGHT) + fall + part.px(18) * note_of(part, last)["text"].count("<br>"))


def levels(part: Picture, rows: list[Row], fall: float) -> Callable[[float], float]:
    """How a value becomes a height: the line, last year and the target share one scale."""
    seen = [row.get(name) for row in rows for name in ("y", "last_year")] + [rows[-1].get("target")]
    known = [value for value in seen if value is not None]
    low, high = (min(known), max(known)) if known else (0, 1)
    span = (high - low) or abs(high) or 1
    top, bottom = part.px(TOP) + fall, part.px(BOTTOM) + fall
    return lambda value: bottom - (value - low + span * SPARE) / (span * (1 + 2 * SPARE)) * (bottom - top)


def line(part: Picture, values: list[Any], level: Callable[[float], float], color: str, width: float) -> dict[str, Any]:
    """A thin line with gaps where a month is missing."""
    return {
        "type": "scatter",
        "mode": "lines",
        "hoverinfo": "skip",
        "connectgaps": False,
        "x": list(range(len(values))),
        "y": [None if value is None else level(value) for value in values],
        "line": {"color": part.color(color), "width": width},
    }


def end_dot(part: Picture, x: int, y: float) -> dict[str, Any]:
    """The blue dot at the last month."""
    return {
        "type": "scatter",
        "mode": "markers",
        "hoverinfo": "skip",
        "x": [x],
        "y": [y],
        "marker": {"color": part.color("highlight"), "size": part.px(8), "opacity": 1},
        "cliponaxis": False,
    }


def base(part: Picture, rows: list[Row], fall: float) -> list[Stroke]:
    """The hairline under the months."""
    y = part.px(BOTTOM + 5) + fall
    return [box(part, (0, max(len(rows) - 1, 1)), (y, y + 1), "grid", of="x")]


def aim_tick(part: Picture, rows: list[Row], level: Callable[[float], float]) -> list[Stroke]:
    """The target as a short thick stroke right of the line."""
    aim = rows[-1].get("target")
    if aim is None:
        return []
    y = level(aim)
    return [box(part, (part.px(14), part.px(32)), (y - 1.5, y + 1.5), "ink", of="x", at=len(rows) - 1)]


def aim_words(part: Picture, rows: list[Row], level: Callable[[float], float]) -> list[Stroke]:
    """The words beside the target, or beside the end of last year's line."""
    last, at = rows[-1], len(rows) - 1
    if last.get("target") is not None:
        said = last.get("target_text") or part.say("target", value=exact(last["target"]))
        return [text(part, said, level(last["target"]), at, part.px(38), of="x", color="muted", size="tick")]
    if last.get("last_year") is not None and last.get("last_year_text"):
        y = (
            max(level(last["last_year"]), level(last["y"]) + part.px(12))
            if last["y"] is not None
            else level(last["last_year"])
        )
        return [text(part, last["last_year_text"], y, at, part.px(14), of="x", color="muted", size="tick")]
    return []


def is_tight(part: Picture, last: Row) -> bool:
    """Whether the change has no room beside the number."""
    used = width_of(str(last["label"]), part.size("number")) + width_of(part.word("unit"), part.size("end"))
    return used + width_of(str(last.get("change_text") or ""), part.size("label")) + part.px(4) > part.number(
        "width", 264
    )


def words(part: Picture, last: Row, fall: float) -> list[Stroke]:
    """The number with its unit, the change at the right on the same line or below, the note."""
    unit, change = part.word("unit") if last["y"] is not None else "", change_of(part, last)
    small = f' <span style="font-size:{part.size("end"):g}px;font-weight:400">{unit}</span>' if unit else ""
    beside = text(part, change, part.px(49), 1, anchor="right", base="bottom")
    below = text(part, change, part.px(70), base="bottom")
    known: dict[str, Any] = {"size": "number"} if last["y"] is not None else {"size": "end", "color": "muted"}
    number = text(part, f"{last['label']}{small}", part.px(52), base="bottom", bold=True, **known)
    note = note_of(part, last)
    return [number, below if fall else beside, note | {"y": note["y"] + fall}]


def change_of(part: Picture, last: Row) -> str:
    """The change in words, bold after the words that say with what it is compared."""
    words, compared = str(last.get("change_text") or ""), part.word("compare_word")
    rest = words.removeprefix(compared)
    return f"{compared}<b>{rest}</b>" if compared and rest != words else words


def note_of(part: Picture, last: Row) -> Stroke:
    """The small line below: smaller, then on two lines, where it is long."""
    note, room = str(last.get("note") or ""), part.number("width", WIDTH)
    size = "tick" if width_of(note, part.size("tick")) <= room else "footnote"
    return text(part, lines_for(note, room, part.size(size), 2), part.px(114), base="top", color="muted", size=size)
