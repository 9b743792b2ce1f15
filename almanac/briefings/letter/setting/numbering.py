"""Headings that number themselves, and lists."""

from typing import Any

from docx.document import Document
from docx.oxml.ns import qn

from almanac.briefings.letter.setting.elements import made, set_child
from almanac.briefings.letter.setting.page import CHARACTER
from almanac.texts import listed

HEADINGS, LIST = "0", "1"


def set_numbers(document: Document, language: str) -> None:
    """One numbering of four levels for headings, and one for lists; numbers stand in the first line's indent."""
    root, kinds = document.part.numbering_part.element, listed("letter")["numbers"][language]
    for old in list(root):
        root.remove(old)
    levels = [_level(at, kind, words, f"Heading{at + 1}") for at, (kind, words) in enumerate(kinds)]
    kind, words = kinds[2] if language == "zh" else kinds[0]
    listing = [_level(0, kind, words.replace("%3", "%1"), "ListNumber")]
    for number, made_levels in ((HEADINGS, levels), (LIST, listing)):
        abstract = made("w:abstractNum", abstractNumId=number)
        abstract.append(made("w:multiLevelType", val="multilevel"))
        abstract.extend(made_levels)
        root.append(abstract)
    for number in (HEADINGS, LIST):
        one = made("w:num", numId=str(int(number) + 1))
        one.append(made("w:abstractNumId", val=number))
        root.append(one)
    for at in range(len(levels)):
        _use(document, f"Heading {at + 1}", HEADINGS, at)
    _use(document, "List Number", LIST, 0)


def begin_again(document: Document) -> str:
    """A numbering like that of lists that begins at one; its id."""
    root = document.part.numbering_part.element
    number = str(len(root.findall(qn("w:num"))) + 1)
    one, override = made("w:num", numId=number), made("w:lvlOverride", ilvl="0")
    override.append(made("w:startOverride", val="1"))
    one.extend([made("w:abstractNumId", val=LIST), override])
    root.append(one)
    return number


def _level(at: int, kind: str, words: str, style: str) -> object:
    level, indent = made("w:lvl", ilvl=str(at)), made("w:pPr")
    set_child(indent, "w:ind", left="0", firstLineChars="200", firstLine=str(round(40 * CHARACTER)))
    level.extend([made("w:start", val="1"), made("w:numFmt", val=kind), made("w:pStyle", val=style)])
    level.extend([made("w:suff", val="nothing"), made("w:lvlText", val=words), made("w:lvlJc", val="left"), indent])
    return level


def _use(document: Document, style: str, numbering: str, at: int) -> None:
    """The style takes its number from a level of a numbering."""
    take_number(document.styles[style].element.get_or_add_pPr(), str(int(numbering) + 1), at)


def take_number(properties: Any, number: str, at: int = 0) -> None:
    """A style or a paragraph takes its number from a level of what is numbered together."""
    set_child(properties, "w:numPr", made("w:ilvl", val=str(at)), made("w:numId", val=number))
