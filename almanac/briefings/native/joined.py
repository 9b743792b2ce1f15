"""What stands together in a written chart: each value and each label with its row and its series."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from xml.etree.ElementTree import Element

from almanac.briefings.native.parts.nodes import SPACES
from almanac.texts import listed
from almanac.texts.formats import exact

NAMES = {prefix.removeprefix("xmlns:"): place for prefix, place in SPACES.items()}
RANGE = re.compile(r"^(?:.*!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$")
NAMED = tuple(listed("native")["row"].values())  # heads over names
SIDE = "|"
APART = "\u3000"  # between a name and what is said of it
Cells = Mapping[str, str]
Column = Mapping[int, str]
Take = Callable[[Element], list[Column]]


def joined(space: Element, held: Cells, above: str = "") -> Iterator[str]:
    """`row|series|value` for each point, twice where chart and workbook differ, and `row|series|label`."""
    in_rows = any(
        axis.find("c:axPos[@val='l']", NAMES) is not None and axis.find("c:tickLblPos[@val='none']", NAMES) is not None
        for axis in space.iterfind(".//c:valAx", NAMES)
    )
    heights = _heights(space, held) if in_rows else {}
    seen = set[str]()
    for series in space.iterfind(".//c:ser", NAMES):
        where = "".join(series.findtext(f"./c:{part}//c:f", "", NAMES) for part in ("val", "xVal", "yVal"))
        cached, sheet = (_points(series, take, heights, held, above) for take in (_cached, _from(held)))
        for at in dict.fromkeys([*cached, *sheet]) if where not in seen else ():
            yield from sorted({SIDE.join(one[at]) for one in (cached, sheet) if at in one})
        seen.add(where)
        for at, words in _labels(series):
            yield SIDE.join((*cached.get(at, ("", ""))[:2], words))


def _points(series: Element, take: Take, heights: Cells, held: Cells, above: str) -> dict[int, tuple[str, ...]]:
    """Row, series and value of each point that has a value."""
    head = _one(series.find("c:tx", NAMES), take).get(0, "")
    bars, level = series.find("c:val", NAMES), _one(series.find("c:yVal", NAMES), take)
    values = _one(bars if bars is not None else series.find("c:xVal", NAMES), take)
    rows = series.find("c:cat", NAMES)
    if rows is not None:
        names = in_order(above, *(_line(one, max(values, default=-1)) for one in take(rows)))
    else:
        own = _beside(series, held)
        names = [heights.get(level.get(at, ""), level.get(at, "")) for at in range(max(values, default=-1) + 1)]
        names = names if heights else [own.get(at, "") for at in range(len(names))]
    ends = _ends(series, take, values)
    more = {} if heights or rows is not None else level
    return {
        at: (names[at], head, *(one[at] for one in ({at: value}, more, ends) if at in one))
        for at, value in values.items()
    }


def _ends(series: Element, take: Take, values: Column) -> dict[int, str]:
    """How far the strokes through points reach; the sheet has it as formulas, whose results it keeps."""
    less, more = (_one(series.find(f".//c:{end}", NAMES), take) for end in ("minus", "plus"))
    return {at: f"{less[at]}…{more[at]}" for at in values if at in less and at in more}


def in_order(above: str, *levels: Sequence[str]) -> list[str]:
    """The names of rows, told apart where several have the same; a name of an outer level goes on until the next."""
    found, many = list[str](), dict[str, int]()
    outer, inner = (levels if len(levels) > 1 else ((), levels[0])) if levels else ((), ())
    over = ""
    for at, words in enumerate(inner):
        over = outer[at] if at < len(outer) and outer[at] else over
        name = " ".join(part for part in (above, over, words.partition(APART)[0]) if part)
        many[name] = many.get(name, 0) + 1
        found.append(name if many[name] == 1 else f"{name} #{many[name]}")
    return found


def _line(column: Column, last: int) -> list[str]:
    return [column.get(at, "") for at in range(max(last, *column, 0) + 1)]


def _labels(series: Element) -> Iterator[tuple[int, str]]:
    """The labels of a series by the number of their point."""
    for label in series.iterfind(".//c:dLbl", NAMES):
        place = label.find("c:idx", NAMES)
        words = "".join(part.text or "" for part in label.iterfind(".//a:t", NAMES))
        yield int(place.get("val", "0")) if place is not None else 0, words


def _one(place: Element | None, take: Take) -> Column:
    """The only column of a place."""
    return next(iter(take(place)), {}) if place is not None else {}


def _cached(place: Element) -> list[Column]:
    """What the chart remembers, the outer level first."""
    levels = [*place.iterfind(".//c:lvl", NAMES)][::-1]
    holders = levels or [*place.iterfind(".//c:strCache", NAMES), *place.iterfind(".//c:numCache", NAMES)]
    is_number = place.find(".//c:numCache", NAMES) is not None
    return [
        {
            int(point.get("idx", "0")): exact(float(words)) if is_number else words
            for point in one.iterfind("c:pt", NAMES)
            if (words := point.findtext("c:v", "", NAMES))
        }
        for one in holders
    ]


def _from(held: Cells) -> Take:
    """What stands in the cells to which a place refers, column by column."""

    def take(place: Element) -> list[Column]:
        lines = columns(place.findtext(".//c:f", "", NAMES))
        return [{at: held[cell] for at, cell in enumerate(line) if cell in held} for line in lines]

    return take


def _beside(series: Element, held: Cells) -> Column:
    """The names of the points of a scatter: the column before their values, whose head says so."""
    (cells,) = columns(series.findtext("./c:xVal//c:f", "", NAMES))
    found = RANGE.match(cells[0])
    letter = chr(ord(found[1]) - 1) if found and len(found[1]) == 1 and found[1] > "A" else ""
    if not letter or held.get(f"{letter}1") not in NAMED:
        return {}
    return {at: held[f"{letter}{at + 2}"] for at in range(len(cells)) if f"{letter}{at + 2}" in held}


def _heights(space: Element, held: Cells) -> dict[str, str]:
    """The names of the rows of a scatter by their height."""
    found = dict[str, str]()
    for series in space.iterfind(".//c:scatterChart/c:ser", NAMES):
        level = _one(series.find("c:yVal", NAMES), _cached)
        found |= {level[at]: name for at, name in _beside(series, held).items() if at in level}
    return found


def columns(where: str) -> list[list[str]]:
    """The cells of a range, column by column."""
    first, line, last, end = RANGE.match(where).groups("")  # type: ignore[union-attr]
    lines = range(int(line), int(end or line) + 1)
    letters = [chr(code) for code in range(ord(first), ord(last) + 1)] if last > first else [first]
    return [[f"{letter}{at}" for at in lines] for letter in letters]
