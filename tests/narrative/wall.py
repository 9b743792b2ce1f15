"""What a slide must not tell on a wall: read from all its words and from every number of its figure."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from almanac.figures.draw import draw
from almanac.figures.look import load_look
from almanac.narrative.slides import Slide
from almanac.narrative.telling import Telling

FORBIDDEN = (
    r"T1-1(?!\d)|意识形态|思想动态|倒数|末位|末尾|垫底|最差|最低|位居后|排名第|显著低于"
    r"|(?i:\bideolog|\bworst\b|\blowest\b|\bbottom\b|\branked (last|\d)|\blaggard|significantly below)"
)
PAIR = re.compile(r"(?<![\d,.])(\d[\d,]*)(?:/| of )(\d[\d,]*)(?![\d,.]|个单位| units)")
TO_GO = re.compile(r"还差([\d,]+)|to go: ([\d,]+)|([\d,]+) (?:\w+ )?to go\b")
HIDDEN = ("customdata", "hovertext", "hovertemplate", "text", "meta", "ids", "name")
LEAST = 5  # fewer people than this are nobody's number, and so are all but fewer than this
BARE = {
    "value",
    "is_ranked",
    "is_city",
    "is_lit",
    "is_told",
    "sort_order",
    "is_first",
    "decimals",
}  # kept of a unit that is a bar


def figure_of(slide: Slide, telling: Telling) -> dict[str, Any]:
    """The figure as it reaches the browser."""
    if slide.answer is None or slide.answer.chart.figure == "none":
        return {"data": [], "layout": {}}
    found, lit = slide.answer, slide.unit_code or None
    drawn = draw(found.chart, found.rows, load_look("projector"), telling.language, lit, found.facts)
    figure: dict[str, Any] = json.loads(drawn.to_json())
    return figure


def words_of(slide: Slide) -> list[str]:
    """Everything that a slide says outside its figure."""
    facts = [word for line in slide.facts for word in (line.label, line.value, line.remark)]
    plain = [slide.title, slide.kicker, slide.number, slide.unit, slide.caption, slide.note]
    alt = slide.answer.alt if slide.answer else ""
    return [word for word in (*plain, *facts, *slide.lines, alt) if word]


def leaks(slide: Slide, telling: Telling, first: set[str]) -> list[str]:
    """What a slide tells too much. `first`: the units of the first tier, which alone are named where nobody speaks."""
    figure, said = figure_of(slide, telling), words_of(slide)
    notes = [str(note["text"]) for note in figure["layout"].get("annotations", ())]
    return [*_in_words(slide, [*said, *notes], telling, first), *_in_figure(slide, figure, notes, telling)]


def _in_words(slide: Slide, said: list[str], telling: Telling, first: set[str]) -> Iterator[str]:
    names = {unit.called(telling.language): unit.code for unit in telling.source.config.units if unit.ranked}
    for word in said:
        if found := re.search(FORBIDDEN, word):
            yield f"says {found[0]}"
        for x, n in PAIR.findall(word):
            top, base = (int(one.replace(",", "")) for one in (x, n))
            if 0 < top < LEAST or 0 < base - top < LEAST:
                yield f"small number {x}/{n}"
        for found in TO_GO.findall(word):
            if int("".join(found).replace(",", "")) < LEAST:
                yield f"small number {word}"
        for code in (code for name, code in names.items() if name in word and word != name):
            if slide.unit_code and code != slide.unit_code:
                yield f"names {code} beside the one that speaks"
            if not slide.unit_code and code not in first:
                yield f"names {code}, which is not of the first tier"


def _in_figure(slide: Slide, figure: dict[str, Any], notes: list[str], telling: Telling) -> Iterator[str]:
    names = {unit.called(telling.language) for unit in telling.source.config.units}
    for trace in figure["data"]:
        if any(trace.get(name) for name in HIDDEN):
            yield "a trace holds words or hidden data"
    if slide.answer is None or slide.answer.chart.figure != "spotlight":
        return
    config, rows = telling.source.config, slide.answer.rows.to_dict("records")
    if figure["data"]:
        yield "bars are shapes, and nothing lies behind them"
    own = {slide.number + slide.unit, slide.number, slide.number + " " + slide.unit}
    for note in notes:
        is_city = note.startswith(config.city.called(telling.language))
        if note not in names | own and not is_city and re.search(r"\d", note):
            yield f"a number on the figure: {note}"
    told = [row for row in rows if row["unit_code"] in (config.city.code, slide.unit_code)]
    peers = [row for row in rows if row not in told]
    yield from _in_places(figure, told)
    yield from _in_rows(peers)


def _in_rows(peers: list[dict[str, Any]]) -> Iterator[str]:
    """What the rows of units keep that nobody speaks of."""
    for row in peers:
        kept = {k: v for k, v in row.items() if v is not None and v == v and isinstance(v, int | float)}
        if more := set(kept) - BARE:
            yield f"of {row['unit_code']} the rows keep {sorted(more)}"
        if "value" in kept and kept["value"] != round(kept["value"]):
            yield f"the bar of {row['unit_code']} is not in whole steps"
        if "value" in kept and kept.get("decimals") == 0 and kept["value"] % 5:
            yield f"the bar of {row['unit_code']} is as long as its value"
    if peers and 2 * sum(row["value"] == row["value"] for row in peers) < len(peers):
        yield "most peers have no bar"


def _in_places(figure: Mapping[str, Any], told: list[dict[str, Any]]) -> Iterator[str]:
    """Where on the scale of values something stands that is neither whole nor of those that are told."""
    known = {row[name] for row in told for name in ("value", "point", "low", "high") if row.get(name) is not None}
    for stroke in (*figure["layout"].get("shapes", ()), *figure["layout"].get("annotations", ())):
        ends = ("xanchor",) if stroke.get("xsizemode") == "pixel" else ("x0", "x1", "x")
        for end in (stroke.get(name) for name in ends if stroke.get("xref") == "x"):
            if isinstance(end, int | float) and end != round(end) and end not in known:
                yield f"something stands at {end}"
