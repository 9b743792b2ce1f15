"""A story line told: for each block its slides, from the answers that every renderer gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from almanac.charts import ROUND, Block, OnSlide, Story
from almanac.declared import Words
from almanac.narrative.answer import Answer, newest
from almanac.narrative.sentences import sentence
from almanac.narrative.telling import Telling
from almanac.tables.ask import month_end
from almanac.texts import formats, text


@dataclass(frozen=True)
class Line:
    """A fact of a slide: what, its value, and a small remark."""

    label: str
    value: str
    remark: str = ""


@dataclass(frozen=True)
class Slide:
    """All that a slide shows, in words: whoever draws it adds no number. `unit_code` is the unit that speaks."""

    kind: str
    title: str
    kicker: str = ""
    number: str = ""
    unit: str = ""
    caption: str = ""
    facts: tuple[Line, ...] = ()
    lines: tuple[str, ...] = ()
    note: str = ""
    unit_code: str = ""
    answer: Answer | None = None


def slides(story: Story, telling: Telling) -> Iterator[Slide]:
    """The slides of a story line in their order, each told when it is asked for; a block without a word has none."""
    return (slide for block in story.blocks for slide in told(block, story, telling))


def told(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """The slides of one block."""
    return TOLD[block.block](block, story, telling)


def title_of(story: Story, telling: Telling) -> str:
    """What a story is called, with the name of the unit that it is about."""
    unit = telling.source.config.unit(telling.unit)
    named = {"unit_name": unit.called(telling.language) if unit else ""}
    return sentence(story.title.said(telling.language), named, telling.language)


def _cover(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    title, whose = title_of(story, telling), telling.source.config.title
    yield Slide("cover", title, kicker=whose.said(telling.language), lines=(_said(telling),))


def _headline(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    found = telling.ask(block.chart, **block.parameters)
    numbers = tuple(number for name in block.indicators for number in _number(telling, name))
    yield Slide("headline", found.finding, lines=(found.subtitle,), facts=numbers, answer=found)


def _since(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """Then and now; nothing where there was no meeting before."""
    if telling.before is None:
        return
    language, before = telling.language, telling.before
    then = {line.label: line.value for name in block.indicators for line in _number(before, name)}
    now = [line for name in block.indicators for line in _number(telling, name)]
    facts = tuple(
        Line(line.label, text("then_now", language, then=then[line.label], now=line.value))
        for line in now
        if line.label in then
    )
    title = _headed(block, telling) or title_of(story, telling)
    span = text("from_to", language, then=_said(before), now=_said(telling))
    if facts:
        yield Slide("since", title, kicker=span, facts=facts)


def _chart(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    yield _of(telling.ask(block.chart, **block.parameters), telling)


def _round(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """A slide for each ranked unit, in official order."""
    for unit in telling.source.config.units:
        if not unit.ranked:
            continue
        choice = telling.ask(block.choose, unit=unit.code)
        first = choice.rows["indicator"].iloc[0] if len(choice.rows) else ""
        given = block.parameters | ({"indicator": str(first)} if first else {}) | {"unit": unit.code}
        slide = _of(telling.ask(block.chart, **given), telling)
        facts = slide.facts[:1] + _facts(choice, telling)
        yield replace(slide, kind=ROUND, unit_code=unit.code, facts=facts)


def _closing(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    asked = telling.ask_each((chart, block.parameters) for chart in block.charts)
    said = tuple(found.finding for found in asked if found.is_known)
    if said:
        yield Slide("closing", _headed(block, telling) or title_of(story, telling), lines=said)


def _section(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    yield Slide("section", _headed(block, telling))


def _text(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """Paragraphs, the first of which says how far the data reach; none where nothing is known."""
    given = [{"indicator": name} for name in block.indicators] or [{}]
    asked = [(block.chart, block.parameters | one) for one in given if block.chart]
    answers = telling.ask_each([*asked, *((chart, block.parameters) for chart in block.charts)])
    known = [found for found in answers if found.is_known]
    said = [found.paragraph or text("sentence", telling.language, words=found.finding) for found in known]
    day = formats.day(newest(telling.source, month_end(telling.as_of)), telling.language)
    if said:
        first = text("until", telling.language, day=day, words=said[0])
        yield Slide("text", _headed(block, telling), lines=(first, *said[1:]))


def _table(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    found = _of(telling.ask(block.chart, **block.parameters), telling)
    yield replace(found, kind="table", kicker=_headed(block, telling) or found.kicker)


def _note(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    words = block.words.said(telling.language) if block.words else ""
    yield Slide("note", _headed(block, telling), lines=(words,))


def _page(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    yield Slide("page", "")


def _headed(block: Block, telling: Telling) -> str:
    """What stands above a block."""
    return block.title.said(telling.language) if block.title else ""


TOLD = {
    "cover": _cover,
    "headline": _headline,
    "since": _since,
    "chart": _chart,
    "round": _round,
    "closing": _closing,
    "section": _section,
    "text": _text,
    "table": _table,
    "note": _note,
    "page": _page,
}


def _of(found: Answer, telling: Telling) -> Slide:
    """One chart as a slide, with the words that it declares for one."""
    said, facts = found.chart.slide or OnSlide(), found.facts
    return Slide(
        "chart",
        found.finding,
        kicker=_filled(said.kicker, facts, telling) or _theme(found, telling),
        number=_filled(said.number, facts, telling),
        unit=_filled(said.unit, facts, telling),
        caption=_filled(said.caption, facts, telling),
        facts=_facts(found, telling),
        note=_filled(said.note or found.chart.note or "", facts, telling),
        answer=found,
    )


def _facts(found: Answer, telling: Telling) -> tuple[Line, ...]:
    """The facts that a chart declares for a slide; those without a value are left out."""
    declared = found.chart.slide.facts if found.chart.slide else ()
    lines = [Line(_filled(f.label, found.facts, telling), _filled(f.value, found.facts, telling)) for f in declared]
    return tuple(line for line in lines if line.value not in ("", formats.DASH))


def _theme(found: Answer, telling: Telling) -> str:
    """The theme and the name of the indicator that a chart was asked of; else the chart's title."""
    indicator = telling.source.catalogue.indicators.get(str(found.facts.get("indicator") or ""))
    if indicator is None:
        return found.chart.title.said(telling.language)
    theme = telling.source.config.themes.get(indicator.theme)
    names = [theme.called(telling.language)] if theme else []
    return text("kicker", telling.language).join([*names, indicator.name.said(telling.language)])


def _number(telling: Telling, indicator: str) -> Iterator[Line]:
    """The city's value of an indicator, with its change."""
    last = telling.ask("kpi", indicator=indicator).rows.tail(1)
    for row in last.to_dict("records"):
        if row["shown"] == "compare":
            unit = telling.source.catalogue.indicators[indicator].unit_said(telling.language)
            space = "" if unit == "%" or telling.language == "zh" else " "
            yield Line(str(row["head"]), f"{row['text']}{space}{unit}", str(row["change_said"]))


def _filled(words: Words | str, facts: Mapping[str, object], telling: Telling) -> str:
    template = words.said(telling.language) if isinstance(words, Words) else words
    return sentence(template, facts, telling.language).strip()


def _said(telling: Telling) -> str:
    return formats.month(month_end(telling.as_of), telling.language)
