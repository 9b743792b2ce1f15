"""The deck to write into: from the bureau's own template where config.yaml names one, else from Almanac's."""

from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.exc import PythonPptxError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Deck

from almanac.briefings.deck import master
from almanac.config import Config
from almanac.mistakes import Mistake

# What tells of whoever made a template, and lists that name its slides.
PERSONAL = (
    RELATIONSHIP_TYPE.THUMBNAIL,
    RELATIONSHIP_TYPE.EXTENDED_PROPERTIES,
    RELATIONSHIP_TYPE.CUSTOM_PROPERTIES,
    RELATIONSHIP_TYPE.COMMENT_AUTHORS,
    RELATIONSHIP_TYPE.PRINTER_SETTINGS,
)
LISTS = ("p:custShowLst", "p:extLst")
KINDS = {
    "title": ("title",),
    "secHead": ("secHead", "titleOnly"),
    "titleOnly": ("titleOnly", "obj"),
    "obj": ("obj", "titleOnly"),
}


def opened(config: Config, language: str) -> Deck:
    """A deck without slides."""
    own = config.templates.pptx
    deck = _own((config.root / own).resolve()) if own else master.made(language)
    for part in (deck.part.package, deck.part):
        _forget(part)
    return deck


def layout(deck: Deck, kind: str) -> Any:
    """The layout of a kind; where the template has none, the nearest that has a title, else the first."""
    layouts: list[Any] = list(deck.slide_layouts)
    known = [one for one in layouts if {"title", "ctrTitle"} & {kind_of(shape) for shape in one.placeholders}]
    by_type = {one._element.get("type", ""): one for one in reversed(known)}
    found = next((by_type[name] for name in KINDS[kind] if name in by_type), None)
    return found or (known or layouts)[0]


def kind_of(placeholder: Any) -> str:
    """What a placeholder is for: title, ctrTitle, body, ftr, sldNum, or `obj` for anything."""
    return str(placeholder.element.ph.get("type") or "obj")


def _own(path: Path) -> Deck:
    """The bureau's template without its slides; a Mistake where it cannot be used."""
    if not path.is_file():
        raise Mistake("no_template", path=path)
    try:
        deck = Presentation(str(path))
        layouts = len(deck.slide_layouts)
    except (PythonPptxError, BadZipFile, SyntaxError, ValueError, KeyError, AttributeError, OSError) as error:
        raise Mistake("template_broken", path=path) from error
    if not layouts:
        raise Mistake("template_broken", path=path)
    listed = deck.part._element.get_or_add_sldIdLst()
    for slide in list(listed):
        deck.part.drop_rel(slide.get(qn("r:id")))
        listed.remove(slide)
    for name in LISTS:
        for element in deck.part._element.findall(qn(name)):
            deck.part._element.remove(element)
    return deck


def _forget(part: Any) -> None:
    """A part without what tells of whoever made the template."""
    rels = part._rels
    for name in [name for name, one in rels.items() if one.reltype in PERSONAL]:
        rels.pop(name)
