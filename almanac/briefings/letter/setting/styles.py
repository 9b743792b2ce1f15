"""The styles of a written report: real ones, by the names that every office program knows."""

from typing import NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Pt, Twips
from docx.styles.style import ParagraphStyle

from almanac.briefings.letter.setting.elements import made, set_child
from almanac.briefings.letter.setting.fonts import fonts
from almanac.briefings.letter.setting.page import CHARACTER, PITCH, SIZE, TIGHTER

KEPT = ("DefaultParagraphFont", "TableNormal", "NoList")  # styles of the empty document
PLAIN = ("w:overflowPunct", "w:autoSpaceDE", "w:autoSpaceDN")  # nothing hangs out, no gap beside a number
SMALL = 9  # points of notes
OWN = ("Table Unit", "Table Text", "Table Note", "Annex", "Imprint")


class Look(NamedTuple):
    """How one style is set. Spaces before and after are in lines, the indent of the first line in characters."""

    font: str
    size: float = SIZE
    align: str = "JUSTIFY"
    indent: int = 0
    before: float = 0
    after: float = 0
    is_exact: bool = True
    is_with_next: bool = False
    level: int | None = None


STYLES = {
    "Normal": Look("body"),
    "Title": Look("title", 22, "CENTER", before=2, after=1, is_with_next=True),
    "Subtitle": Look("script", align="CENTER", after=1),
    "Salutation": Look("body", align="LEFT"),
    "Body Text": Look("body", indent=2),
    "Heading 1": Look("black", align="LEFT", indent=2, is_with_next=True, level=0),
    "Heading 2": Look("script", align="LEFT", indent=2, is_with_next=True, level=1),
    "Heading 3": Look("body", align="LEFT", indent=2, is_with_next=True, level=2),
    "Heading 4": Look("body", align="LEFT", indent=2, is_with_next=True, level=3),
    "List Number": Look("body", indent=2),
    "Signature": Look("body", align="RIGHT", before=1, is_with_next=True),
    "Date": Look("body", align="RIGHT"),
    "Caption": Look("black", 12, "CENTER", before=0.4, after=0.2, is_exact=False, is_with_next=True),
    "Table Unit": Look("song", SMALL, "RIGHT", is_exact=False, is_with_next=True),
    "Table Text": Look("song", 10.5, "LEFT", is_exact=False),
    "Table Note": Look("song", SMALL, before=0.2, after=0.6, is_exact=False),
    "Annex": Look("black", align="LEFT", is_with_next=True),
    "Imprint": Look("song", SMALL, "LEFT", is_exact=False),
    "Header": Look("body", 12, "LEFT", is_exact=False),
    "Footer": Look("half", 14, "LEFT", is_exact=False),
}


def set_styles(document: Document, language: str) -> None:
    """Puts these styles in the place of those that the empty document came with."""
    root = document.styles.element
    for style in root.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in KEPT:
            root.remove(style)
    defaults = root.find(qn("w:docDefaults"))
    for part in ("rPr", "pPr"):
        holder = defaults.find(qn(f"w:{part}Default"))
        holder.clear()
        holder.append(made(f"w:{part}"))
    letters = defaults.find(f".//{qn('w:rPr')}")
    set_child(letters, "w:rFonts", **fonts("body", language))
    set_child(letters, "w:lang", val="en-US", eastAsia="zh-CN")
    for name, look in STYLES.items():
        _dress(document, name, look, language)


def _dress(document: Document, name: str, look: Look, language: str) -> None:
    """Typeface, size, alignment, spacing and indent of a style."""
    style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH, builtin=name not in OWN)
    assert isinstance(style, ParagraphStyle)
    if name == "Normal":
        style.element.set(qn("w:default"), "1")
    else:
        style.base_style = document.styles["Normal"]
    for switch in PLAIN:
        set_child(style.element.get_or_add_pPr(), switch, val="0")
    style.quick_style, style.hidden = True, False
    set_child(style.element.get_or_add_rPr(), "w:rFonts", **fonts(look.font, language))
    style.font.size = Pt(look.size)
    tighter = TIGHTER if look.size == SIZE and language == "zh" else 0
    set_child(style.element.rPr, "w:spacing", val=str(tighter))
    how = style.paragraph_format
    how.alignment = getattr(WD_ALIGN_PARAGRAPH, look.align)
    how.space_before, how.space_after = Twips(round(PITCH * look.before)), Twips(round(PITCH * look.after))
    how.keep_with_next, how.widow_control = look.is_with_next, False
    _space(style, look)


def _space(style: ParagraphStyle, look: Look) -> None:
    """Exact lines in the text; in tables and notes lines as high as they need, off the grid."""
    how, properties = style.paragraph_format, style.element.get_or_add_pPr()
    if look.is_exact:
        how.line_spacing_rule, how.line_spacing = WD_LINE_SPACING.EXACTLY, Twips(PITCH)
    else:
        how.line_spacing = 1.0
        set_child(properties, "w:snapToGrid", val="0")
        set_child(style.element.get_or_add_rPr(), "w:snapToGrid", val="0")
    if look.indent:
        first = str(round(20 * CHARACTER * look.indent))
        set_child(properties, "w:ind", firstLineChars=str(100 * look.indent), firstLine=first)
    if look.level is not None:
        set_child(properties, "w:outlineLvl", val=str(look.level))
