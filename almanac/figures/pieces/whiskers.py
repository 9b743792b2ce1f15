"""Dots with their intervals: shape and colour by verdict, indigo where highlighted."""

from typing import Any

from almanac.figures.picture import Picture, Row


def is_dot(row: Row) -> bool:
    """Whether a row's value is drawn rather than written."""
    return row.get("x") is not None and row.get("shown", "compare") == "compare"


def dots(part: Picture, rows: list[Row], middles: list[float]) -> dict[str, Any]:
    """The dots and their whiskers, as one trace."""
    shown = [(row, y) for row, y in zip(rows, middles, strict=True) if is_dot(row)]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [row["x"] for row, _ in shown],
        "y": [y for _, y in shown],
        "hovertemplate": [f"{row['row']} {row.get('label') or ''}<extra></extra>" for row, _ in shown],
        "error_x": whiskers(part, [row for row, _ in shown]),
        "marker": marker(part, [row for row, _ in shown]),
    }


def whiskers(part: Picture, rows: list[Row]) -> dict[str, Any]:
    """The intervals as error bars; none where an end is missing."""
    known = [row.get("low") is not None and row.get("high") is not None for row in rows]
    return {
        "type": "data",
        "symmetric": False,
        "color": part.color("whisker"),
        "thickness": 1.3,
        "width": part.px(4),
        "array": [row["high"] - row["x"] if has else 0 for row, has in zip(rows, known, strict=True)],
        "arrayminus": [row["x"] - row["low"] if has else 0 for row, has in zip(rows, known, strict=True)],
    }


def marker(part: Picture, rows: list[Row]) -> dict[str, Any]:
    """Shape and colour of each dot; a white edge keeps it clear of its whisker."""
    marks = [part.mark(row) for row in rows]
    inks = [part.color("highlight") if part.lit(row) else part.mark(row).color for row in rows]
    paper = part.color("paper")
    return {
        "symbol": [mark.symbol for mark in marks],
        "size": [part.px(13 if mark.symbol == "circle" else 19 if mark.filled else 15) for mark in marks],
        "color": [ink if mark.filled else paper for ink, mark in zip(inks, marks, strict=True)],
        "line": {"width": 2, "color": [paper if mark.filled else ink for ink, mark in zip(inks, marks, strict=True)]},
        "opacity": 1,
    }
