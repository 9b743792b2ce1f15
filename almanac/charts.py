"""queries/charts → charts, with those that come with Almanac; briefings → the story lines that tell them."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, model_validator

from almanac import general
from almanac.declared import Declared, Words, load, load_folder, refuse_lone, refuse_unknown
from almanac.mistakes import Mistake

ROUND = "round"
NEEDED = {
    "headline": "chart",
    "since": "indicators",
    "chart": "chart",
    "round": "choose",
    "closing": "charts",
    "section": "title",
    "table": "chart",
    "note": "words",
}
Scalar = str | int | float | bool | date | None


class Finding(Declared):
    """A sentence, and the condition over the facts under which it is the one to say.

    One that is `empty` says that nothing is known: story lines pass over it, and no file has a table of its chart.
    """

    when: str = ""
    empty: bool = False
    zh: str
    en: str = ""


class Fact(Declared):
    """A line of a slide, left out where it has no value; a `spare` one also where there are enough others."""

    label: Words | str
    value: Words | str
    spare: bool = False


class OnSlide(Declared):
    """What a slide says beside a chart, in templates over its facts: kicker, one number, a caption, and facts."""

    kicker: Words | str = ""
    number: str = ""
    unit: Words | str = ""
    caption: Words | str = ""
    facts: tuple[Fact, ...] = ()
    note: Words | str = ""


class Chart(Declared):
    """What is drawn from one query: its figure, the roles of its columns, and the sentences it may say.

    The query is the SQL of the same stem, or of the chart that `query` names. Facts are over all rows; where `only`
    names a column, the rows shown are those for which it is true. A chart that is `open` tells nothing of persons: it
    is shown at every level, though its rows are no indicator's; those whose `is_for_desk` is true only at a desk. Of
    `paragraph` every clause is said whose condition holds, one after another: what a written report says where a page
    has a finding.
    """

    id: str
    query: str = ""
    title: Words
    subtitle: Words | None = None
    figure: str
    parameters: dict[str, Scalar] = {}
    frame: tuple[str, ...] = ()
    only: str = ""
    encode: dict[str, str | tuple[str, ...]] = {}
    facts: dict[str, str] = {}
    findings: tuple[Finding, ...] = Field(min_length=1)
    note: Words | None = None
    sources: tuple[str, ...] = ()
    paragraph: tuple[Finding, ...] = ()
    table: dict[str, Words] = {}
    options: dict[str, Any] = {}
    detail: Literal["unit", "city"] = "unit"
    desk: tuple[str, ...] = ()
    open: bool = False
    slide: OnSlide | None = None


class Block(Declared):
    """One part of a story line.

    cover: the title. headline: the finding of `chart` over numbers of `indicators`. since: the same numbers in the last
    meeting and now. chart: one chart. round: a slide for each ranked unit, of the indicator that the first row of
    `choose` names, and of `otherwise` where no indicator may lead. closing: the findings of `charts`. section: a
    heading. text: the paragraphs of `chart` for each of `indicators`, or for none, then those of `charts`. table: the
    numbers of a chart. note: `words`. page: a new page.
    """

    block: Literal[
        "cover", "headline", "since", "chart", "round", "closing", "section", "text", "table", "note", "page"
    ]
    chart: str = ""
    choose: str = ""
    otherwise: str = ""
    charts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    parameters: dict[str, str] = {}
    title: Words | None = None
    words: Words | None = None

    @model_validator(mode="after")
    def says_what_it_shows(self) -> "Block":
        """Each kind of block has what it cannot do without."""
        name = NEEDED.get(self.block, "block")
        if not getattr(self, name) or (self.block == ROUND and not self.chart):
            raise ValueError(f"a block {self.block!r} needs {name!r}")
        if self.block == "text" and not self.asked:
            raise ValueError("a block 'text' needs 'charts'")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """The charts that the block asks."""
        return tuple(name for name in (self.chart, self.choose, self.otherwise, *self.charts) if name)


class Story(Declared):
    """A story line: its title and its blocks, in the order in which they are told.

    `level`: for files that people take along, or for a wall. One `of_unit` tells of one unit; its title may say
    {unit_name}. `to` and `signed` open and close what is written as a letter; `page` is where its link leads.
    """

    id: str
    title: Words
    blocks: tuple[Block, ...] = Field(min_length=1)
    level: Literal["file", "wall"] = "file"
    of_unit: bool = False
    page: str = ""
    to: Words | None = None
    signed: Words | None = None


def load_charts(folder: Path, first: str) -> dict[str, Chart]:
    """The charts of a folder beside the general ones, which are asked of the `first` indicator if nobody names one."""
    own = load_folder(Chart, folder, "id")
    refuse_lone(folder, own, [chart.id for chart in own.values() if not chart.query])
    charts = _lent(first) | own
    for chart in own.values():
        if chart.query:
            _refuse_query(folder, chart, charts)
    return charts


def _refuse_query(folder: Path, chart: Chart, charts: Mapping[str, Chart]) -> None:
    """A Mistake where a chart that asks another's query has one itself, or the other has none."""
    path = folder / f"{chart.id}.yaml"
    if (folder / f"{chart.id}.sql").exists():
        raise Mistake("query_and_sql", path=path, name=chart.query)
    refuse_unknown(path, "query", "chart", [chart.query], charts)
    if charts[chart.query].query:
        raise Mistake("query_of_another", path=path, name=chart.query, other=charts[chart.query].query)


def _lent(first: str) -> dict[str, Chart]:
    """The general charts that come with Almanac, their queries found; without indicators, none that asks for one."""
    found = [load(Chart, sql.with_name(f"{name}.yaml"), id=name) for name, sql in general.charts().items()]
    given = {c.id: {"indicator": first} if "indicator" in c.parameters else {} for c in found}
    wanted = [chart for chart in found if first or not given[chart.id]]
    return {c.id: c.model_copy(update={"query": "", "parameters": c.parameters | given[c.id]}) for c in wanted}
