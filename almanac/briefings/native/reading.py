"""What a written chart holds: its words, and its numbers in the XML and in the workbook behind it."""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from openpyxl import load_workbook
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from almanac.briefings.native.parts.nodes import SPACES
from almanac.texts.formats import exact

NAMES = {prefix.removeprefix("xmlns:"): place for prefix, place in SPACES.items()}
RANGE = re.compile(r"^(?:.*!)?\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$")
Cells = dict[str, str]


def read(shape: object) -> list[str]:
    """All words and numbers of a chart, or of the charts of a group; where cache and workbook differ, both."""
    if isinstance(shape, GroupShape):
        return [words for one in shape.shapes for words in read(one)]
    if not isinstance(shape, GraphicFrame) or not shape.has_chart:
        return []
    part = shape.chart_part
    space, behind = fromstring(part.blob), part.chart_workbook.xlsx_part
    cached, words = _cached(space), list(_said(space))
    held = _cells(behind.blob) if behind is not None else {}
    return [*words, *_joined(cached, held)]


def _said(space: Element) -> Iterator[str]:
    """Words that stand in the chart itself: titles and labels."""
    for words in space.iterfind(".//c:rich", NAMES):
        yield "".join(part.text or "" for part in words.iterfind(".//a:t", NAMES))


def _cached(space: Element) -> dict[str, set[str]]:
    """What the chart remembers of each cell."""
    found: dict[str, set[str]] = {}
    for place in space.iterfind(".//c:multiLvlStrRef", NAMES):
        columns = _columns(place.findtext("c:f", "", NAMES))
        for cells, level in zip(reversed(columns), place.iterfind(".//c:lvl", NAMES), strict=False):
            for point in level.iterfind("c:pt", NAMES):
                found.setdefault(cells[int(point.get("idx", "0"))], set()).add(point.findtext("c:v", "", NAMES))
    for kind in ("num", "str"):
        for place in space.iterfind(f".//c:{kind}Ref", NAMES):
            cells = _columns(place.findtext("c:f", "", NAMES))[0]
            for point in place.iterfind(f"c:{kind}Cache/c:pt", NAMES):
                words = point.findtext("c:v", "", NAMES)
                written = exact(float(words), grouped=True) if kind == "num" else words
                found.setdefault(cells[int(point.get("idx", "0"))], set()).add(written)
    return found


def _columns(where: str) -> list[list[str]]:
    """The cells of a range, column by column."""
    first, line, last, end = RANGE.match(where).groups("")  # type: ignore[union-attr]
    lines = range(int(line), int(end or line) + 1)
    letters = [chr(code) for code in range(ord(first), ord(last) + 1)] if last > first else [first]
    return [[f"{letter}{at}" for at in lines] for letter in letters]


def _cells(blob: bytes) -> Cells:
    """The cells of all sheets, as they are written."""
    book, found = load_workbook(BytesIO(blob), data_only=True), {}
    for page in book.worksheets:
        for row in page.iter_rows():
            for cell in row:
                if cell.value is not None:
                    is_number = isinstance(cell.value, int | float)
                    found[f"{cell.coordinate}"] = exact(float(cell.value)) if is_number else str(cell.value)
    book.close()
    return found


def _joined(cached: Mapping[str, set[str]], held: Cells) -> Iterator[str]:
    """One value for each cell; more where chart and workbook do not agree."""
    for cell in dict.fromkeys([*held, *cached]):
        values = cached.get(cell, set()) | ({held[cell]} if cell in held else set())
        yield from sorted(values)
        if cell not in held:
            yield f"{cell} –"
