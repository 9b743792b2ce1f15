"""Units in three tiers by verdict: value with its interval, the city as a line, and the range of possible ranks.

Roles: row, code, x, label, low, high, verdict, shown, n, best and worst (possible ranks), remark, is_city, is_ranked.
Options: unit, axis_from, axis_to, axis_step, x_head and rank_head (words above), unit_word (what a unit is called; else
the fact), row_height, width (px expected).
The first tier stands by value, the others as they come; below them, never ranked, the units that are only for
reference and the city; what is not compared is listed last with its remark.
"""

from typing import Any

import plotly.graph_objects as go

from almanac.figures.marks import Stroke, across, rule, text, upright, widest
from almanac.figures.picture import Picture, Row, is_city, is_reference
from almanac.figures.pieces.names import n_words
from almanac.figures.pieces.ranks import rank_area, rank_bar, rank_ticks
from almanac.figures.pieces.scale import Scale, grid, scale_for
from almanac.figures.pieces.whiskers import dots, is_dot
from almanac.figures.sheet import Sheet

NEEDS = ("row", "x", "verdict")
TIERS = ("above", "similar", "below", "listed", "reference", "excluded")
UNRANKED = ("reference", "excluded")
HEAD, TITLE, GAP, FOOT = 48, 28, 12, 28


def figure(part: Picture) -> go.Figure:
    """Tier under tier, on one scale."""
    city = next((row for row in part.rows if is_city(row) and row["x"] is not None), None)
    tiers = {tier: rows for tier in TIERS if (rows := rows_of(part, tier))}
    compared = [row for tier, rows in tiers.items() if tier != "excluded" for row in rows]
    scale = scale_for(part, [row.get(end) for row in [*compared, city or {}] for end in ("low", "x", "high")])
    area = rank_area(part, [row for tier, rows in tiers.items() if tier not in UNRANKED for row in rows])
    on = Sheet(part, left_of(part), area.width if area else part.px(24), (scale.low, scale.high))
    heights, bottom, end = places(part, tiers)
    if compared:
        room, foot = part.number("width", 840) - on.left - on.right, bottom + part.px(14)
        on.add(*grid(part, scale, (part.px(HEAD), bottom), foot, room))
        on.add([], [*heads(part, area is not None, on.right), *(rank_ticks(part, area, foot) if area else [])])
    middles: list[float] = []
    for tier, rows in tiers.items():
        ys = [middle(part, heights[tier], i, tier) for i in range(len(rows))]
        middles += ys if tier != "excluded" else []
        on.add(title_ground(part, tier, heights[tier], on), title_words(on, tier, rows, heights[tier], city))
        for row, y in zip(rows, ys, strict=True):
            on.add(row_lines(on, row, y, tier), told(part, row, y, tier, on.left))
            on.add(*rank_bar(part, area if tier not in UNRANKED else None, row, y))
    if city and compared:
        on.add([upright(part, scale.within(city["x"]), (part.px(HEAD) - 2, bottom))], [city_words(part, city, scale)])
    on.traces.append(dots(part, compared, middles))
    return on.figure(end)


def tier_of(part: Picture, row: Row) -> str:
    """The tier of a unit: its verdict, if it is compared; where ranks were asked for and none are known, no tier."""
    if not is_dot(row):
        return "excluded"
    if is_reference(row) or is_city(row):
        return "reference"
    if any("best" in one for one in part.rows) and all(one.get("best") is None for one in part.rows):
        return "listed"
    return str(row["verdict"]) if row.get("verdict") in TIERS else "excluded"


def rows_of(part: Picture, tier: str) -> list[Row]:
    """The units of a tier; only in the first does the order mean something. The city stands with other references."""
    rows = [row for row in part.rows if tier_of(part, row) == tier and not (is_city(row) and tier == "excluded")]
    if tier == "reference" and not any(is_reference(row) for row in rows):
        return []
    return sorted(rows, key=lambda row: -float(row["x"])) if tier == "above" else rows


def row_height(part: Picture, tier: str) -> float:
    """The height of a row; what is not ranked stands closer."""
    return part.number("row_height", part.px(38)) if tier not in UNRANKED else part.px(28)


def places(part: Picture, tiers: dict[str, list[Row]]) -> tuple[dict[str, float], float, float]:
    """Where each tier begins, where the scale ends, and the height of it all; the excluded come below the scale."""
    y, bottom = float(part.px(HEAD)), None
    found: dict[str, float] = {}
    for tier, rows in tiers.items():
        if tier == "excluded":
            bottom = y if found else None
            y += part.px(FOOT + 4) if found else 0
        found[tier] = y
        y += part.px(TITLE) + row_height(part, tier) * len(rows) + part.px(GAP)
    bottom = bottom if bottom is not None else y
    return found, bottom - part.px(GAP), y - part.px(GAP) + (0 if "excluded" in tiers else part.px(FOOT))


def middle(part: Picture, top: float, i: int, tier: str) -> float:
    """The height of the middle of a tier's row."""
    return top + part.px(TITLE) + row_height(part, tier) * (i + 0.5)


def left_of(part: Picture) -> float:
    """The width of names, bases and values."""
    rows = part.rows
    names = widest([str(row["row"]) for row in rows], part.size("label"))
    bases = widest([n_words(row) for row in rows], part.size("tick"))
    values = widest([str(row.get("label") or "") for row in rows if is_dot(row)], part.size("value"))
    return round(part.px(10) + names + part.px(14) + bases + part.px(16) + values + part.px(20))


def title_ground(part: Picture, tier: str, y: float, on: Sheet) -> list[Stroke]:
    """The ground of a tier's head."""
    plain = tier in ("similar", "listed", *UNRANKED)
    color = part.color("canvas") if plain else part.look.verdict[tier].tint
    return across(part, (y, y + part.px(TITLE)), color, on.left, on.right)


def title_words(on: Sheet, tier: str, rows: list[Row], y: float, city: Row | None) -> list[Stroke]:
    """What the tier is, how many units it has, and how they stand in it."""
    part, half = on.part, y + on.part.px(TITLE) / 2
    glyph = part.look.verdict[tier].glyph if tier in part.look.verdict else ""
    words = part.say(f"tier_{tier}", city=part.word("the_city") or (city["row"] if city else part.word("city")))
    title = text(part, f"{glyph} {words}".strip(), half, dx=part.px(10) - on.left, bold=True, size="value")
    if tier in UNRANKED:
        return [title]
    every = sum(not is_city(row) and not is_reference(row) for row in part.rows)
    whole = part.facts.get("ranked_units", every) == every
    many = part.say("tier_count", count=len(rows), all=every, unit=part.word("unit_word")) if whole else ""
    order = part.say("by_value" if tier == "above" else "by_order")
    how: dict[str, Any] = {
        "anchor": "right",
        "color": "muted" if tier in ("similar", "listed") else "ink",
        "size": "tick",
    }
    return [title, text(part, f"{many}\u3000{order}".strip(), half, 1, on.right - part.px(8), **how)]


def row_lines(on: Sheet, row: Row, y: float, tier: str) -> list[Stroke]:
    """The wash behind the highlighted row and the hairline under every row."""
    part, half = on.part, row_height(on.part, tier) / 2
    wash = across(part, (y - half, y + half), "highlight_tint", on.left, on.right) if part.lit(row) else []
    return [*wash, *rule(part, y + half, on.left, on.right)]


def told(part: Picture, row: Row, y: float, tier: str, left: float) -> list[Stroke]:
    """Name, base and value of a unit; of one that is not compared what is known, and why."""
    name: dict[str, Any] = {"dx": part.px(10) - left, "bold": part.lit(row)}
    before = -part.px(20)
    if tier == "excluded":
        label = part.say("no_data") if row.get("label") is None else row["label"]
        how: dict[str, Any] = {"color": part.note(row), "size": "tick"}
        known = text(part, label, y, dx=before, anchor="right", **how)
        return [
            text(part, row["row"], y, color=part.ink(row, "muted"), **name),
            known,
            text(part, row.get("remark") or "", y, **how),
        ]
    values = widest([str(one.get("label") or "") for one in part.rows if is_dot(one)], part.size("value"))
    return [
        text(part, row["row"], y, color=part.ink(row), size="value", **name),
        text(
            part, n_words(row), y, dx=before - part.px(16) - values, anchor="right", color=part.note(row), size="tick"
        ),
        text(part, row["label"], y, dx=before, anchor="right", color=part.ink(row), bold=True, size="value"),
    ]


def heads(part: Picture, ranked: bool, right: float) -> list[Stroke]:
    """The words above the scale and above the ranks."""
    how: dict[str, Any] = {"color": "muted", "size": "tick", "anchor": "center"}
    found = [text(part, part.word("x_head"), part.px(10), 0.5, **how)]
    words = part.word("rank_head") or part.say("rank_range")
    return [*found, text(part, words, part.px(10), 1, right / 2 + part.px(10), **how)] if ranked else found


def city_words(part: Picture, city: Row, scale: Scale) -> Stroke:
    """The city's name and value on top of its line."""
    words = f"{city['row']} {city.get('label') or ''}{scale.suffix}"
    return text(part, words, part.px(34), scale.within(city["x"]), of="x", anchor="center", bold=True)
