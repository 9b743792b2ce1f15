"""The paper: A4, the type area of GB/T 9704 with 22 lines of 28 characters, header and page number."""

from math import floor
from typing import Literal, NamedTuple

from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.section import Section
from docx.shared import Length, Mm, Twips
from docx.text.paragraph import Paragraph

from almanac.briefings.letter.setting.elements import field, set_child

SIZE = 16  # points of a character of the body
CHARACTERS, LINES = 28, 22
WIDE, HIGH = Mm(156), Mm(225)
PITCH = HIGH.twips // LINES  # of a line, in twips; rounded down, else a page would hold one line less
CHARACTER = WIDE.pt / CHARACTERS  # of a character, in points; a little less than its size
TIGHTER = floor(20 * (CHARACTER - SIZE))  # twips by which characters of the body are moved together to be that narrow
DASHES = "\u2014 {} \u2014"
Orientation = Literal["portrait", "landscape"]


class Margins(NamedTuple):
    """Millimetres of one orientation, and how far the foot of the page number is from the edge."""

    top: float
    right: float
    bottom: float
    left: float
    foot: float


MARGINS: dict[Orientation, Margins] = {
    "portrait": Margins(37, 26, 35, 28, 25.2),
    "landscape": Margins(28, 35, 26, 37, 16.2),
}


def lay_out(section: Section, orientation: Orientation) -> None:
    """Size, margins and lines of a section."""
    margins, sides = MARGINS[orientation], (Mm(210), Mm(297))
    section.page_width, section.page_height = sides if orientation == "portrait" else sides[::-1]
    section.orientation = WD_ORIENT.PORTRAIT if orientation == "portrait" else WD_ORIENT.LANDSCAPE
    section.top_margin, section.right_margin = Mm(margins.top), Mm(margins.right)
    section.bottom_margin, section.left_margin = Mm(margins.bottom), Mm(margins.left)
    section.header_distance, section.footer_distance = Mm(20), Mm(margins.foot)
    set_child(section._sectPr, "w:docGrid", type="lines", linePitch=str(PITCH))


def room(section: Section) -> Length:
    """How wide the type area of a section is."""
    return Twips(section.page_width.twips - section.left_margin.twips - section.right_margin.twips)  # type: ignore[union-attr]


def furnish(section: Section, words: str, label: str) -> None:
    """Header and page number of a section: odd pages at the right, even ones at the left, one character in."""
    for header in (section.header, section.even_page_header):
        header.is_linked_to_previous = False
        line = header.paragraphs[0]
        line.style = "Header"
        line.paragraph_format.tab_stops.add_tab_stop(room(section), WD_TAB_ALIGNMENT.RIGHT)
        line.add_run(words)
        line.add_run(f"\t{label}" if label else "")
    for footer, side in ((section.footer, "right"), (section.even_page_footer, "left")):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].style = "Footer"
        _number(footer.paragraphs[0], side)


def _number(line: Paragraph, side: str) -> None:
    before, after = DASHES.split("{}")
    for words in (before, None, after):
        run = line.add_run(words)
        if words is None:
            field(run, "PAGE", "1")
    set_child(line._p.get_or_add_pPr(), "w:jc", val=side)
    set_child(line._p.get_or_add_pPr(), "w:ind", **{f"{side}Chars": "100", side: str(14 * 20)})
