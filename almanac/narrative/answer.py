"""A chart asked and answered: its rows, its facts, and the sentences around it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from almanac.access import Viewer
from almanac.catalogue import Indicator
from almanac.charts import Chart
from almanac.indicators import steps
from almanac.indicators.changes import compared
from almanac.indicators.comparing.standards import compare_word, then_word
from almanac.indicators.context import Context
from almanac.indicators.suppress.guard import guarded, guarded_context, opened
from almanac.mistakes import Mistake
from almanac.narrative.sentences import sentence
from almanac.tables import facts as facts_table
from almanac.tables.ask import COMPARE, Source, ask_chart, months_back, months_before
from almanac.texts import formats, text


@dataclass(frozen=True)
class Answer:
    """All that a renderer needs of one chart; nothing in it depends on the renderer."""

    chart: Chart
    rows: pd.DataFrame
    facts: Mapping[str, Any]
    finding: str
    subtitle: str
    footnote: str
    paragraph: str = ""
    is_known: bool = True

    @property
    def has_rows(self) -> bool:
        """Whether there is anything to draw or to list: a row, and of measured ones one that was reported."""
        is_plain = self.chart.open or "shown" not in self.rows
        return self.is_known and len(self.rows) > 0 and (is_plain or bool(self.rows["shown"].ne("missing").any()))

    @property
    def alt(self) -> str:
        """The text alternative: finding and how to read."""
        return "　".join(part for part in (self.finding, self.subtitle) if part)


def answer(source: Source, name: str, viewer: Viewer, given: Mapping[str, Any], language: str) -> Answer:
    """Asks a chart and puts its answer into words; a Mistake for an unknown chart or parameter."""
    chart = source.catalogue.charts.get(name)
    if chart is None:
        raise Mistake("unknown_name", kind="chart", name=name, known=", ".join(source.catalogue.charts))
    rows, asked = ask_chart(source, chart, viewer, given, language)
    back = months_back(str(asked["compare"]), asked["as_of"])
    context = Context(source.config, source.catalogue, language, source.fetch, str(asked["compare"]), back)
    if chart.open:
        rows = opened(rows, viewer, chart.desk)
    else:
        rows = guarded(rows, viewer, context, source.snapshot, asked["before"], chart.desk)
    rows = _named(steps.run(chart.frame, rows, guarded_context(context, viewer, source.snapshot)), source, language)
    facts = _facts(source, chart, rows, asked, language)
    rows = rows[rows[chart.only].eq(True)].reset_index(drop=True) if chart.only else rows
    finding = chart.findings[facts_table.first_true(name, [f.when for f in chart.findings], facts)]
    said = sentence(finding.en if language == "en" and finding.en else finding.zh, facts, language)
    subtitle = sentence(chart.subtitle.said(language), facts, language) if chart.subtitle else ""
    return Answer(
        chart=chart,
        rows=rows,
        facts=facts,
        finding=said.strip(),
        subtitle=subtitle.strip(),
        footnote=_footnote(source, chart, facts, _sources(source, chart, asked), language),
        paragraph=_paragraph(chart, facts, language),
        is_known=not finding.empty,
    )


def _paragraph(chart: Chart, facts: Mapping[str, Any], language: str) -> str:
    """Every clause that holds, one after another."""
    said = facts_table.all_true(chart.id, [clause.when for clause in chart.paragraph], facts)
    clauses = [chart.paragraph[place] for place in said]
    return "".join(sentence(one.en if language == "en" else one.zh, facts, language) for one in clauses).strip()


def _named(rows: pd.DataFrame, source: Source, language: str) -> pd.DataFrame:
    """Rows with the display name of each unit."""
    if "unit_code" not in rows:
        return rows
    city = source.config.city
    names = {unit.code: unit.called(language) for unit in source.config.units}
    names[city.code] = city.called(language)
    return rows.assign(unit=rows["unit_code"].map(names))


def _facts(source: Source, chart: Chart, rows: pd.DataFrame, asked: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The facts the chart declares, and those that every chart has."""
    given = _common(source, chart, asked, language)
    return given | facts_table.compute(chart.id, rows, chart.facts, given)


def _common(source: Source, chart: Chart, asked: Mapping[str, Any], language: str) -> dict[str, Any]:
    """The month and its newest date, the units and the indicator that was asked for."""
    config, as_of = source.config, asked["as_of"]
    indicator = source.catalogue.indicators.get(str(asked.get("indicator", "")))
    unit = config.unit(str(asked.get("unit") or ""))
    until = newest(source, as_of, _sources(source, chart, asked))
    compare = compared(indicator, str(asked["compare"]))
    before = asked["before"] if compare == asked["compare"] else months_before(as_of, COMPARE[compare])
    common = dict(asked) | {
        "comma": text("comma", language),
        "as_of": as_of,
        "newest": until,
        "month": formats.month(as_of, language),
        "day": formats.day(until, language),
        "compare_word": compare_word(compare, config, language),
        "then_word": then_word(compare, before, config, language),
        "before_month": formats.month(asked["before"], language),
        "city": config.city.called(language),
        "the_city": config.city.in_text(language),
        "unit_word": config.unit_word.said(language) or text("unit_word", language),
        "unit_name": unit.called(language) if unit else "",
        "unit_code": unit.code if unit else "",
        "ranked_units": sum(unit.ranked for unit in config.units),
        "units_to_rank": config.small_numbers.units_to_rank,
    }
    return common | (_declared(indicator, language) if indicator else {})


def _declared(indicator: Indicator, language: str) -> dict[str, Any]:
    return {
        "name": indicator.name.said(language),
        "short": indicator.label.said(language),
        "unit_of_value": (unit := indicator.unit_said(language)),
        "unit_after": unit if unit in ("", "%") else f" {unit}",
        "counts": indicator.counts.said(language),
        "definition": indicator.definition.said(language),
        "caution": indicator.caution.said(language) if indicator.caution else "",
        "rank": indicator.rank,
        "rank_note": indicator.rank_note.said(language) if indicator.rank_note else "",
        "decimals": indicator.decimals,
        "better": indicator.better,
        "kind": indicator.kind,
        "only_parts": indicator.only_parts,
        "time": indicator.time,
    }


def _sources(source: Source, chart: Chart, asked: Mapping[str, Any]) -> tuple[str, ...]:
    """The exports a chart rests on: its own, else those of the indicator asked for."""
    indicator = source.catalogue.indicators.get(str(asked.get("indicator", "")))
    return chart.sources or (indicator.sources if indicator else ())


def newest(source: Source, as_of: date, sources: tuple[str, ...] = ()) -> date:
    """How far the data of a month reach in some sources, else in all of them; its end where no date is known."""
    found = source.fetch("reach", {"sources": list(sources)}) if sources else source.fetch("all_reach", {})
    here = found[found["as_of"] == pd.Timestamp(as_of)]
    if here.empty and sources:
        return newest(source, as_of)
    return here["newest"].iloc[0].date() if len(here) else as_of


def _footnote(source: Source, chart: Chart, facts: Mapping[str, Any], sources: tuple[str, ...], language: str) -> str:
    """Definition, note and sources, in the order in which every chart closes."""
    contracts = source.catalogue.contracts
    titles = [contracts[name].title.said(language) for name in sources if name in contracts]
    parts = [
        text("note_definition", language, words=facts["definition"]) if facts.get("definition") else "",
        sentence(chart.note.said(language), facts, language) if chart.note else "",
        text("note_sources", language, words=text("comma", language).join(titles)) if titles else "",
    ]
    return (" " if language == "en" else "").join(part for part in parts if part)
