"""An empty report: its styles, numbers and typefaces, and nothing of the file it grew from."""

from datetime import datetime
from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from almanac.briefings.letter.setting.elements import made
from almanac.briefings.letter.setting.fonts import declare_fonts
from almanac.briefings.letter.setting.numbering import set_numbers
from almanac.briefings.letter.setting.styles import set_styles

UNUSED = ("/stylesWithEffects", "/customXml", "/thumbnail", "/webSettings", "/extended-properties")


def empty(language: str, title: str, author: str, made_at: datetime) -> Document:
    """A document without a word in it, that says of itself only title, installation and time."""
    document = docx.Document()
    for holder in (document.part, document.part.package):
        for key in [key for key, rel in holder.rels.items() if rel.reltype.endswith(UNUSED)]:
            holder.rels.pop(key)
    set_styles(document, language)
    set_numbers(document, language)
    declare_fonts(document)
    _settle(document)
    about = document.core_properties
    about.title, about.author, about.last_modified_by, about.comments = title, author, author, ""
    about.created = about.modified = made_at
    about.language = "zh-CN" if language == "zh" else "en"
    return document


def _settle(document: Document) -> None:
    """Odd and even pages differ; Chinese is the second language; the file is one of today's Word."""
    settings = document.settings
    settings.odd_and_even_pages_header_footer = True
    for element in settings.element.iter(qn("w:themeFontLang")):
        element.set(qn("w:eastAsia"), "zh-CN")
    for element in settings.element.iter(qn("w:compatSetting")):
        if element.get(qn("w:name")) == "compatibilityMode":
            element.set(qn("w:val"), "15")
    for element in list(settings.element.iter(qn("w:savePreviewPicture"), qn("w:rsids"))):
        element.getparent().remove(element)
    for element in settings.element.iter(qn("w:zoom")):
        element.set(qn("w:percent"), "100")
    if settings.element.find(qn("w:compat")) is None:
        settings.element.append(made("w:compat"))


def packed(document: Document) -> bytes:
    """The bytes of the file."""
    held = BytesIO()
    document.save(held)
    return held.getvalue()
