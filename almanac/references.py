"""What is declared, with every name in it known: a name that nobody declared is a Mistake before anything is shown."""

from collections.abc import Iterable
from pathlib import Path

from almanac.catalogue import Catalogue, Contract, Indicator, load_catalogue
from almanac.charts import Chart, Story
from almanac.config import Composite, Config
from almanac.declared import refuse_unknown
from almanac.figures.draw import KINDS
from almanac.indicators.steps import KNOWN
from almanac.mistakes import Mistake
from almanac.tables.ask import COMPARISONS

NO_FIGURE = "none"
PLANS = "plan_curve"


def load_checked(config: Config) -> Catalogue:
    """All that an installation declares; a Mistake names the first entry that mentions what does not exist."""
    catalogue = load_catalogue(config)
    for contract in catalogue.contracts.values():
        _contract(config, catalogue, contract)
    for indicator in catalogue.indicators.values():
        _indicator(config, catalogue, indicator)
    for chart in catalogue.charts.values():
        _chart(config, catalogue, chart)
    for story in catalogue.stories.values():
        _story(config, catalogue, story)
    if config.composite:
        _composite(config, config.composite, catalogue)
    return catalogue


def _story(config: Config, catalogue: Catalogue, story: Story) -> None:
    """A story line shows charts and indicators that there are."""
    path = config.folder("briefings") / f"{story.id}.yaml"
    refuse_unknown(path, "page", "page", [story.page] if story.page else [], [page.file for page in config.pages])
    for number, block in enumerate(story.blocks, 1):
        where = f"blocks.{number}"
        refuse_unknown(path, where, "chart", block.asked, catalogue.charts)
        named = [*block.indicators, *(v for k, v in block.parameters.items() if k == "indicator")]
        refuse_unknown(path, where, "indicator", named, catalogue.indicators)


def _composite(config: Config, composite: Composite, catalogue: Catalogue) -> None:
    """A score is made of indicators that may be ranked, and of their themes."""
    refuse_unknown(config.file, "composite.indicators", "indicator", composite.indicators, catalogue.indicators)
    chosen = [catalogue.indicators[name] for name in composite.indicators]
    for indicator in chosen:
        if indicator.rank == "never" or indicator.better == "neither" or indicator.only_parts:
            raise Mistake("not_scored", path=config.file, name=indicator.id)
    refuse_unknown(config.file, "composite.themes", "theme", composite.themes, {i.theme: 1 for i in chosen})


def _contract(config: Config, catalogue: Catalogue, contract: Contract) -> None:
    """What is written first elsewhere stands in columns that there are."""
    once = contract.written_once
    if once and once.first:
        path, where = config.folder("contracts") / f"{contract.source}.yaml", "written_once.first"
        refuse_unknown(path, where, "export", [once.first.source], catalogue.contracts)
        refuse_unknown(path, where, "column", once.first.same, contract.columns)
        there = [*once.first.same.values(), *once.columns]
        refuse_unknown(path, where, "column", there, catalogue.contracts[once.first.source].columns)


def _indicator(config: Config, catalogue: Catalogue, indicator: Indicator) -> None:
    path = config.folder("queries") / "indicators" / f"{indicator.id}.yaml"
    if config.themes:
        refuse_unknown(path, "theme", "theme", [indicator.theme], config.themes)
    refuse_unknown(path, "sources", "export", indicator.sources, catalogue.contracts)
    if indicator.split:
        refuse_unknown(path, "split", "indicator", [indicator.split], catalogue.indicators)
    if indicator.rank_if:
        refuse_unknown(path, "rank_if.indicator", "indicator", [indicator.rank_if.indicator], catalogue.indicators)
    if indicator.plan:
        refuse_unknown(path, "plan", "export", [PLANS], catalogue.contracts)


def _chart(config: Config, catalogue: Catalogue, chart: Chart) -> None:
    path = config.folder("queries") / "charts" / f"{chart.id}.yaml"
    refuse_unknown(path, "figure", "figure", [chart.figure], [*KINDS, NO_FIGURE])
    refuse_unknown(path, "frame", "frame", chart.frame, KNOWN)
    refuse_unknown(path, "sources", "export", chart.sources, catalogue.contracts)
    _parameters(config, catalogue, chart, path)
    for number, finding in enumerate(chart.findings):
        last = number == len(chart.findings) - 1
        if last != (not finding.when):
            raise Mistake("wrong_findings", path=path, number=number + 1)


def _parameters(config: Config, catalogue: Catalogue, chart: Chart, path: Path) -> None:
    """What a chart is asked with where nobody says otherwise."""
    units = [config.city.code, *(unit.code for unit in config.units)]
    known: dict[str, tuple[str, Iterable[str]]] = {
        "indicator": ("indicator", catalogue.indicators),
        "compare": ("compare", COMPARISONS),
        "unit": ("unit", units),
    }
    for name, (kind, among) in known.items():
        if chart.parameters.get(name):
            refuse_unknown(path, f"parameters.{name}", kind, [str(chart.parameters[name])], among)
