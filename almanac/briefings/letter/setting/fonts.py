"""Typefaces by their names, and what stands in for one that is not installed."""

from docx.document import Document
from docx.opc.oxml import serialize_part_xml
from docx.oxml.ns import nsdecls
from docx.oxml.parser import parse_xml

from almanac.briefings.letter.setting.elements import made
from almanac.texts import listed


def fonts(role: str, language: str) -> dict[str, str]:
    """The typefaces of a role for the attributes of w:rFonts, the Chinese one beside the other."""
    faces = listed("letter")["fonts"]
    latin = faces[role]["latin"] if language == "zh" else faces["latin"]["name"]
    return {"ascii": latin, "hAnsi": latin, "eastAsia": faces[role]["name"], "cs": latin}


def declare_fonts(document: Document) -> None:
    """Says in the document's table of fonts what stands in for each."""
    table = parse_xml(f"<w:fonts {nsdecls('w')}/>")
    for face in {face["name"]: face for face in listed("letter")["fonts"].values()}.values():
        font = made("w:font", name=face["name"])
        font.append(made("w:altName", val=",".join(face["instead"])))
        font.append(made("w:charset", val="00" if face["name"].isascii() else "86"))
        font.extend([made("w:family", val=face["family"]), made("w:pitch", val="variable")])
        table.append(font)
    (part,) = (rel.target_part for rel in document.part.rels.values() if rel.reltype.endswith("/fontTable"))
    part._blob = serialize_part_xml(table)
