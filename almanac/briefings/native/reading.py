"""What a written chart holds: its words, and its numbers in the XML and in the workbook behind it."""

from collections.abc import Iterator, Mapping
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

from openpyxl import load_workbook
from pptx.shapes.graphfrm import GraphicFrame
from pptx.shapes.group import GroupShape

from almanac.briefings.native.joined import NAMES, columns, joined
from almanac.texts.formats import exact

Cells = dict[str, str]


def read(shape: object) -> list[str]:
    """All words and numbers of a chart, or of the charts of a group, and what belongs together; what differs, twice."""
    if isinstance(shape, GroupShape):
        return [words for one in shape.shapes for words in _read(one, in_group=True)]
    return _read(shape)


def _read(shape: object, in_group: bool = False) -> list[str]:
    """The same of one chart; in a group its title tells its rows from those of others."""
    if not isinstance(shape, GraphicFrame) or not shape.has_chart:
        return []
    part = shape.chart_part
    space, behind = fromstring(part.blob), part.chart_workbook.xlsx_part
    cached, words = _cached(space), list(_said(space))
    held = _cells(behind.blob) if behind is not None else {}
    above = words[0] if in_group and space.find("./c:chart/c:title", NAMES) is not None else ""
    return [*words, *_joined(cached, held), *joined(space, held, above)]


def _said(space: Element) -> Iterator[str]:
    """Words that stand in the chart itself: titles and labels."""
    for words in space.iterfind(".//c:rich", NAMES):
        yield "".join(part.text or "" for part in words.iterfind(".//a:t", NAMES))


def _cached(space: Element) -> dict[str, set[str]]:
    """What the chart remembers of each cell."""
    found: dict[str, set[str]] = {}
    for place in space.iterfind(".//c:multiLvlStrRef", NAMES):
        held = columns(place.findtext("c:f", "", NAMES))
        for cells, level in zip(reversed(held), place.iterfind(".//c:lvl", NAMES), strict=False):
            for point in level.iterfind("c:pt", NAMES):
                found.setdefault(cells[int(point.get("idx", "0"))], set()).add(point.findtext("c:v", "", NAMES))
    for kind in ("num", "str"):
        for place in space.iterfind(f".//c:{kind}Ref", NAMES):
            cells = columns(place.findtext("c:f", "", NAMES))[0]
            for point in place.iterfind(f"c:{kind}Cache/c:pt", NAMES):
                words = point.findtext("c:v", "", NAMES)
                written = exact(float(words), grouped=True) if kind == "num" else words
                found.setdefault(cells[int(point.get("idx", "0"))], set()).add(written)
    return found


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
