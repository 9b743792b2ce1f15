"""The elements of WordprocessingML for which python-docx has no words, set at the places the schema wants them."""

from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.text.run import Run

ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ).split(),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ).split(),
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ).split(),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook"
    ).split(),
    "trPr": "cnfStyle divId gridBefore gridAfter wBefore wAfter cantSplit trHeight tblHeader tblCellSpacing jc".split(),
    "tcPr": "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign".split(),
}


def made(name: str, /, **attributes: str) -> Any:
    """An element with its attributes, both of the namespace w."""
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element


def set_child(parent: Any, name: str, /, *children: Any, **attributes: str) -> Any:
    """The child of this name, made anew with its attributes and children and put where the schema wants it."""
    for old in parent.findall(qn(name)):
        parent.remove(old)
    order = ORDER[parent.tag.rpartition("}")[2]]
    after = {qn(f"w:{one}") for one in order[order.index(name[2:]) + 1 :]}
    child, later = made(name, **attributes), [one for one in parent if one.tag in after]
    child.extend(children)
    if later:
        later[0].addprevious(child)
    else:
        parent.append(child)
    return child


def field(run: Run, instruction: str, shown: str) -> None:
    """A field, and what it showed when the file was written."""
    parts = [made("w:fldChar", fldCharType="begin"), made("w:instrText"), made("w:fldChar", fldCharType="separate")]
    parts += [made("w:t"), made("w:fldChar", fldCharType="end")]
    parts[1].text, parts[3].text = f" {instruction} ", shown
    run._r.extend(parts)
