"""A story line told: for each block its slides, from the answers that every renderer gets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from almanac.charts import ROUND, Block, OnSlide, Story
from almanac.declared import Words
from almanac.narrative.answer import Answer, newest
from almanac.narrative.sentences import sentence
from almanac.narrative.telling import Telling
from almanac.tables.ask import month_end
from almanac.texts import formats, text

FACTS = 3  # on a slide


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
    lines = [_said(telling)]
    if telling.held:
        day, until = (formats.day(one, telling.language) for one in (telling.held, _until(telling)))
        lines += [text("held", telling.language, day=day), text("wall_reach", telling.language, day=until)]
    yield Slide("cover", title, kicker=whose.said(telling.language), lines=tuple(lines))


def _headline(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    found = telling.ask(block.chart, **block.parameters)
    numbers = tuple(number for name in block.indicators for number in _number(telling, name))
    kicker = _dated(title_of(story, telling), telling)
    yield Slide("headline", found.finding, kicker=kicker, lines=(found.subtitle,), facts=numbers, answer=found)


def _since(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """Then and now, but of what starts anew each year; nothing where there was no meeting before."""
    if telling.before is None:
        return
    language, before = telling.language, telling.before
    facts = tuple(
        Line(now.label, text("then_now", language, then=then.value, now=now.value))
        for name in block.indicators
        if telling.source.catalogue.indicators[name].time != "year_to_date"
        for then, now in zip(_number(before, name), _number(telling, name), strict=False)
    )
    title = _headed(block, telling) or title_of(story, telling)
    span = text("from_to", language, then=_said(before), now=_said(telling))
    if facts:
        yield Slide("since", title, kicker=span, facts=facts)


def _chart(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    found = telling.ask(block.chart, **block.parameters)
    if found.is_known:
        yield _of(found, telling)


def _round(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """A slide for each ranked unit, in official order."""
    for unit in telling.source.config.units:
        if not unit.ranked:
            continue
        choice = telling.ask(block.choose, unit=unit.code)
        if not choice.is_known or choice.rows.empty:
            yield replace(_unled(block, telling, choice, unit.code), kind=ROUND, unit_code=unit.code)
            continue
        given = block.parameters | {"indicator": str(choice.rows["indicator"].iloc[0]), "unit": unit.code}
        found = telling.ask(block.chart, **given)
        yield replace(_of(found, telling), kind=ROUND, unit_code=unit.code, facts=_facts(telling, found, choice))


def _unled(block: Block, telling: Telling, choice: Answer, unit: str) -> Slide:
    """A unit that no indicator leads: what the block asks otherwise, with the same facts."""
    found = telling.ask(block.otherwise, unit=unit) if block.otherwise else choice
    slide = _of(found if found.is_known else choice, telling)
    return replace(slide, facts=_facts(telling, choice))


def _closing(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    answers = telling.ask_each((chart, block.parameters) for chart in block.charts)
    said, title = tuple(found.finding for found in answers if found.is_known), title_of(story, telling)
    if said:
        yield Slide("closing", _headed(block, telling) or title, kicker=_dated(title, telling), lines=said)


def _section(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    yield Slide("section", _headed(block, telling))


def _text(block: Block, story: Story, telling: Telling) -> Iterator[Slide]:
    """Paragraphs, the first of which says how far the data reach; none where nothing is known."""
    given = [{"indicator": name} for name in block.indicators] or [{}]
    asked = [(block.chart, block.parameters | one) for one in given if block.chart]
    answers = telling.ask_each([*asked, *((chart, block.parameters) for chart in block.charts)])
    known = [found for found in answers if found.is_known]
    said = [found.paragraph or text("sentence", telling.language, words=found.finding) for found in known]
    day = formats.day(_until(telling), telling.language)
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
        facts=_facts(telling, found),
        note=_filled(said.note or found.chart.note or "", facts, telling),
        answer=found,
    )


def _facts(telling: Telling, *answers: Answer) -> tuple[Line, ...]:
    """The facts with a value that charts declare for a slide; spare ones fill up to three, and never stand last."""
    said = [one for found in answers for one in _lines(found, telling)]
    lines = [*(one for one in said[:-1] if not one[1]), *(one for one in said[:-1] if one[1]), *said[-1:]]
    room = FACTS - sum(not is_spare for _, is_spare in lines)
    spare = [line for line, is_spare in lines if is_spare][: max(room, 0)]
    return tuple(line for line, is_spare in lines if not is_spare or line in spare)


def _lines(found: Answer, telling: Telling) -> Iterator[tuple[Line, bool]]:
    """The facts of one chart that have a value, and whether each is a spare one."""
    for fact in found.chart.slide.facts if found.chart.slide else ():
        line = Line(_filled(fact.label, found.facts, telling), _filled(fact.value, found.facts, telling))
        if line.value not in ("", formats.DASH):
            yield line, fact.spare


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


def _until(telling: Telling) -> date:
    """How far the data of the month reach."""
    return newest(telling.source, month_end(telling.as_of))


def _dated(words: str, telling: Telling) -> str:
    """Words and the month that is told of."""
    return text("kicker", telling.language).join([words, _said(telling)])


def _said(telling: Telling) -> str:
    return formats.month(month_end(telling.as_of), telling.language)
