"""What a deck must say, from the briefing alone: by slide of the story and by part."""

from collections.abc import Iterator

from almanac.briefings import crossed, native
from almanac.briefings.check import Said
from almanac.briefings.compose import Briefing
from almanac.briefings.deck.cover import imprint
from almanac.briefings.deck.parts.tables import listed, said
from almanac.briefings.deck.readback import REPEATED, place
from almanac.figures.draw import in_roles
from almanac.narrative.answer import Answer
from almanac.narrative.slides import Slide
from almanac.texts import text

BESIDE = ("chart", "round", "table")  # kinds of slides that have a figure
SIDE = " | "  # between cells that stand side by side


def meant(briefing: Briefing, footer: str, badge: str, charts: frozenset[str]) -> Said:
    """Every word, by the number of its slide and its part; `charts` are the slides that show a chart."""
    language, found = briefing.telling.language, dict[str, list[str]]()
    for number, slide in enumerate(briefing.slides, 1):
        if slide.kind == "page":
            continue
        for part, words in _slide(briefing, slide, str(number) in charts):
            held = found.setdefault(place(str(number), part, language), [])
            if part not in REPEATED or words not in held:
                held.append(words)
        if slide.kind == "cover" and briefing.imprint.link:
            found[place(str(number), "link", language)] = [briefing.imprint.link]
        if slide.answer is not None and briefing.imprint.link:
            found[place(str(number), "notes", language)].append(briefing.imprint.link)
        found[place(str(number), "frame", language)] = [footer, badge]
    return found


def _slide(briefing: Briefing, slide: Slide, is_chart: bool) -> Iterator[tuple[str, str]]:
    """The parts of one slide of the story with their words."""
    language, found = briefing.telling.language, slide.answer
    yield "title", slide.title
    yield from (("words", one) for one in (slide.kicker, *slide.lines) if one)
    if slide.kind == "cover":
        yield from (("words", line) for line in imprint(briefing))
        if briefing.imprint.link:
            yield "words", text("deck_back", language)
    if slide.kind in BESIDE:
        yield from _beside(briefing, slide)
    for fact in slide.facts:
        if slide.kind == "headline":
            yield from (("facts", one) for one in (fact.label, fact.value, fact.remark) if one)
        else:
            yield "facts", SIDE.join((fact.label, "\n".join(filter(None, (fact.value, fact.remark)))))
    if found is None:
        return
    yield from (("notes", line) for one in (found.subtitle, found.footnote) for line in one.split("\n"))
    if is_chart:
        lit = briefing.lit(slide)
        yield "words", "".join(f"{one.words}\u3000" for one in native.marks(found, language, lit))
        yield from (("chart", words) for words in native.meant(found, language, lit))
    elif slide.kind in BESIDE and found.has_rows and found.chart.figure != "none":
        yield from _listed(found, language)


def _beside(briefing: Briefing, slide: Slide) -> Iterator[tuple[str, str]]:
    """What stands beside a figure, or above it."""
    language, found = briefing.telling.language, slide.answer
    unit = briefing.telling.source.config.unit(slide.unit_code)
    has_aside = bool(slide.number or slide.facts or unit)
    is_drawn = found is not None and found.has_rows and found.chart.figure != "none"
    yield "words", unit.called(language) if unit else ""
    yield "words", f"{slide.number}{beside(slide.unit, language)}"
    yield "words", slide.caption
    if is_drawn or has_aside:
        yield "words", slide.note
    if found is not None and not has_aside and not slide.lines and (is_drawn or found.chart.figure == "none"):
        yield "words", found.subtitle


def beside(unit: str, language: str) -> str:
    """A unit as it follows its number: after a space in English, but for a sign."""
    return f" {unit}" if unit[:1].isalpha() and language == "en" else unit


def _listed(found: Answer, language: str) -> Iterator[tuple[str, str]]:
    """The numbers of a chart that is no chart: cards, units by indicators, or a table."""
    if found.chart.figure == "matrix":
        yield from _matrix(found, language)
    elif found.chart.figure == "cards":
        for row in in_roles(found.chart, found.rows):
            yield from (("facts", str(row[role])) for role in ("row", "label", "remark", "note") if row.get(role))
    else:
        table = listed(found, language)
        yield "heads", SIDE.join(map(str, table))
        for values in table.itertuples(index=False, name=None):
            yield "table", SIDE.join(said(value) for value in values)


def _matrix(found: Answer, language: str) -> Iterator[tuple[str, str]]:
    """A row for each unit: its name, and its values in the order in which the indicators come."""
    cells = list(crossed.said(found, language))
    heads, lines = {cell.series: cell.head for cell in cells}, dict[str, dict[object, str]]()
    for cell in cells:
        lines.setdefault(cell.row, {})[cell.series] = f"{cell.glyph} {cell.words}".strip()
    yield "heads", SIDE.join([crossed.corner_of(crossed.picture(found, language)), *heads.values()])
    for name, line in lines.items():
        yield "table", SIDE.join([name, *(line.get(series, "") for series in heads)])
