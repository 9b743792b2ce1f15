"""How a report ends: annexes, who signs it and when, and where the numbers come from."""

from docx.oxml.ns import qn
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from almanac.briefings.letter import words
from almanac.briefings.letter.plan import caption
from almanac.briefings.letter.setting.elements import made, set_child
from almanac.briefings.letter.setting.page import PITCH, SIZE
from almanac.briefings.letter.writing import Report
from almanac.texts import formats, text

IN = 4.0  # characters between the date and the right margin
LINK = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"


def close(report: Report) -> None:
    """The list of annexes, signature and date; then the annexes, and below all what the file was made from."""
    _list_annexes(report)
    if report.briefing.story.signed:
        _sign(report, report.briefing.story.signed.said(report.language))
    for part in report.annexes:
        report.annex(part)
    if report.briefing.left_out:
        titles = text("comma", report.language).join(report.briefing.left_out)
        report.add("Imprint", text("letter_left_out", report.language, titles=titles))
    _imprint(report)


def _list_annexes(report: Report) -> None:
    """The names of the annexes, a line below the text, numbered where there are several."""
    language, several = report.language, len(report.annexes) > 1
    for at, part in enumerate(report.annexes):
        title = caption(part.slide, language)
        said = text("annex_listed", language, number=part.number, title=title) if several else title
        line = report.add("Body Text", text("annexes", language, titles=said) if at == 0 else said)
        if at == 0:
            line.paragraph_format.space_before = Twips(PITCH)
        elif language == "zh":
            in_characters(line, "left", 3, first=2)


def _sign(report: Report, who: str) -> None:
    """Who signs, over the middle of the date, and the date without zeros, four characters in; never alone on a page."""
    for line in report.document.paragraphs[-1 - len(report.annexes) :]:
        line.paragraph_format.keep_with_next = line.paragraph_format.keep_together = True
    day = formats.day(report.briefing.imprint.made_at.date(), report.language)
    wide, long = (_printed(said) for said in (who, day))
    inset = max(0.0, IN + (long - wide) / 2)
    in_characters(report.add("Signature", who), "right", inset)
    in_characters(report.add("Date", day), "right", IN)


def _printed(said: str) -> float:
    """The width of words in characters, with figures half as wide as a character."""
    return sum(0.5 if letter.isascii() else 1.0 for letter in said)


def in_characters(line: Paragraph, side: str, count: float, first: int = 0) -> None:
    """An indent in characters, and in twips for who counts no characters."""
    own = {f"{side}Chars": str(round(count * 100)), side: str(round(count * SIZE * 20))}
    more = {"firstLineChars": str(first * 100), "firstLine": str(first * SIZE * 20)} if first else {}
    set_child(line._p.get_or_add_pPr(), "w:ind", **own, **more)


def _imprint(report: Report) -> None:
    """What the file was made from, under a line, with the link that opens it again."""
    line = report.add("Imprint", words.imprint(report.briefing))
    rule = made("w:top", val="single", sz="4", space="4", color="000000")
    set_child(line._p.get_or_add_pPr(), "w:pBdr", rule)
    if report.briefing.imprint.link:
        run = line.add_run("\u3000")
        link = made("w:hyperlink")
        link.set(qn("r:id"), report.document.part.relate_to(report.briefing.imprint.link, LINK, is_external=True))
        run._r.addnext(link)
        inside = line.add_run(report.briefing.imprint.link)
        link.append(inside._r)
