"""A briefing as a written report in the layout of GB/T 9704: text, headings and tables, no charts and no pictures."""

from collections.abc import Callable

from almanac.briefings.check import WORDS, refuse_difference
from almanac.briefings.compose import Briefing
from almanac.briefings.letter import ending, words
from almanac.briefings.letter.plan import Part, begun
from almanac.briefings.letter.readback import meant, written
from almanac.briefings.letter.setting.paper import packed
from almanac.briefings.letter.writing import Report


def write(briefing: Briefing) -> bytes:
    """The file, read back; a Mistake where it says something else than the briefing."""
    done = written_out(briefing)
    refuse_difference(meant(briefing), written(done, briefing), WORDS)
    return done


def written_out(briefing: Briefing) -> bytes:
    """The file as it is written."""
    report = Report(briefing)
    opening(report)
    for part in report.parts:
        BLOCKS[part.slide.kind](report, part)
    ending.close(report)
    return packed(report.document)


def opening(report: Report) -> None:
    """The title, and to whom the report goes; below the title of another report is whose it is and of when."""
    report.title()
    story, language = report.briefing.story, report.language
    if story.to:
        report.addressed(story.to.said(language))
        return
    for slide in report.briefing.slides:
        if slide.kind == "cover":
            report.add("Subtitle", "\u3000".join([slide.kicker, *slide.lines]))


def _cover(report: Report, part: Part) -> None:
    """The title page of slides is the head of a report."""


def _section(report: Report, part: Part) -> None:
    report.heading(part.slide.title, 1)


def _text(report: Report, part: Part) -> None:
    report.heading(part.slide.title, 2)
    report.paragraph(*part.slide.lines)


def _headline(report: Report, part: Part) -> None:
    first = begun(part, part.slide.title, report.language)
    said = (words.ended(one, report.language) for one in (first, *part.slide.lines))
    report.paragraph(*said, words.facts_said(part.slide, report.language))


def _since(report: Report, part: Part) -> None:
    report.heading(part.slide.title, 2)
    report.paragraph(words.ended(part.slide.kicker, report.language), words.facts_said(part.slide, report.language))


def _chart(report: Report, part: Part) -> None:
    report.finding(part)


def _round(report: Report, part: Part) -> None:
    unit = report.briefing.telling.source.config.unit(part.slide.unit_code)
    report.heading(unit.called(report.language) if unit else "", 2)
    report.finding(part, words.facts_said(part.slide, report.language))


def _closing(report: Report, part: Part) -> None:
    report.heading(part.slide.title, 1)
    report.items(part.slide.lines)


def _page(report: Report, part: Part) -> None:
    report.is_new_page = True


BLOCKS: dict[str, Callable[[Report, Part], None]] = {
    "cover": _cover,
    "section": _section,
    "text": _text,
    "note": _text,
    "headline": _headline,
    "since": _since,
    "chart": _chart,
    "table": _chart,
    "round": _round,
    "closing": _closing,
    "page": _page,
}
