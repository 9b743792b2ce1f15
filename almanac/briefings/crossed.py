"""Rows by columns in files: drawn in one order in all tables, and what each cell must say."""

from collections.abc import Iterator
from dataclasses import dataclass

from almanac.figures.draw import in_roles
from almanac.figures.look import Place, load_look
from almanac.figures.picture import Picture, Row
from almanac.narrative.answer import Answer

MARKED = ("above", "below")  # verdicts that have a shape
ORDER = {"city": "after"}  # units, then what is for reference, the city, and targets


def picture(answer: Answer, language: str, look: Place = "paper", lit: str = "") -> Picture:
    """The rows of an answer by role, to be written as a table."""
    chart = answer.chart
    rows = in_roles(chart, answer.rows) if len(answer.rows) else ()
    lists = {role: names for role, names in chart.encode.items() if not isinstance(names, str)}
    options = {**chart.options, **ORDER}
    return Picture(rows, load_look(look), language, lit or None, options, answer.facts, lists, chart.id)


def heads_of(part: Picture) -> dict[object, str]:
    """The columns with their heads."""
    return {row["series"]: str(row.get("head") or row["series"]) for row in part.rows}


def corner_of(part: Picture) -> str:
    """What stands above the names of the rows."""
    words = part.word("corner", part.word("unit_word"))
    return words[:1].upper() + words[1:]


def glyph_of(part: Picture, cell: Row) -> str:
    """The shape before a figure that stands out, where the table tells verdicts."""
    is_told = part.options.get("shade", "verdict") == "verdict" and cell.get("verdict") in MARKED
    return part.mark(cell).glyph if is_told else ""


@dataclass(frozen=True)
class Said:
    """What a cell must say: in which row and column, its shape and its words; `place` is its row of the answer."""

    place: int
    row: str
    series: object
    head: str
    glyph: str
    words: str


def said(answer: Answer, language: str) -> Iterator[Said]:
    """Every cell straight from the rows, without the tables that are written; targets last."""
    part, aims = picture(answer, language), dict[object, Said]()
    is_told = answer.chart.options.get("shade", "verdict") == "verdict"
    named = part.word("target_name") or part.say("target_row")
    for place, row in enumerate(part.rows):
        head, verdict = str(row.get("head") or row["series"]), str(row.get("verdict"))
        glyph = part.look.verdict[verdict].glyph if is_told and verdict in MARKED else ""
        words = part.say("no_data") if row.get("label") is None else str(row["label"])
        yield Said(place, str(row["row"]), row["series"], head, glyph, words)
        if row.get("target") is not None:
            aims[row["series"]] = Said(place, named, row["series"], head, "", str(row["target"]))
    yield from aims.values()
