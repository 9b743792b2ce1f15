"""A deck read from its bytes: what stands on its slides, by slide of the story and by part."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from almanac.briefings import native
from almanac.briefings.check import Said
from almanac.texts import text

REPEATED = ("title", "words", "frame", "heads", "notes")  # said again where a slide goes on
PARTS = {
    "title": "title",
    "footer": "frame",
    "badge": "frame",
    "facts": "facts",
    "card": "facts",
    "table": "table",
    "chart": "chart",
    "page": "page",
}


@dataclass(frozen=True)
class Found:
    """What a deck says, and the numbers of the story's slides that it shows as charts."""

    said: Said
    charts: frozenset[str]


def place(number: str, part: str, language: str) -> str:
    """A place of the deck in words."""
    return text("deck_place", language, number=number, part=text(f"deck_part_{part}", language))


def read(written: bytes, language: str) -> Found:
    """Every word on every slide and in its notes, the data of charts, and where links lead."""
    said: dict[str, list[str]] = {}
    charts, deck = set(), Presentation(BytesIO(written))
    more = text("deck_more", language)
    for at, slide in enumerate(deck.slides, 1):
        number = slide.name.partition(".")[0]
        for part, words in _slide(slide):
            words = words.removesuffix(more)
            if part == "chart":
                charts.add(number)
            if part == "page":
                words = "" if words == f"{at} / {len(deck.slides)}" else words
            held = said.setdefault(place(number, part, language), [])
            if part not in REPEATED or words not in held:
                held.append(words)
    return Found(said, frozenset(charts))


def _slide(slide: Any) -> Iterator[tuple[str, str]]:
    """The parts of one slide with their words."""
    for shape in slide.shapes:
        yield from _shape(shape)
    if slide.has_notes_slide and slide.notes_slide.notes_text_frame is not None:
        yield from (("notes", line) for line in _lines(slide.notes_slide.notes_text_frame))


def _shape(shape: Any) -> Iterator[tuple[str, str]]:
    """A shape's words; of a table those of each row together, so that no two cells can change places."""
    part = PARTS.get(shape.name.partition(" ")[0], "words")
    if part == "chart":
        yield from (("chart", words) for words in native.read(shape))
    elif getattr(shape, "has_table", False) and shape.has_table:
        for number, row in enumerate(shape.table.rows):
            kind = "heads" if number == 0 and shape.table.first_row else part
            yield kind, " | ".join("\n".join(_lines(cell.text_frame)) for cell in row.cells)
    elif shape.has_text_frame:
        yield from ((part, line) for line in _lines(shape.text_frame))
        links = shape._element.findall(f".//{qn('a:hlinkClick')}")
        yield from (("link", shape.part.rels[link.get(qn("r:id"))].target_ref) for link in links)


def _lines(frame: Any) -> list[str]:
    """The paragraphs of a frame; a line that was broken to fit is one, and a field is its words."""
    texts = (qn("a:t"),)
    return ["".join(one.text or "" for one in paragraph._p.iter(*texts)) for paragraph in frame.paragraphs]
