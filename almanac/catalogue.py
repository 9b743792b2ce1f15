"""data/contracts and queries/**.yaml → what is declared: contracts, indicators and charts, validated on load."""

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from almanac import general
from almanac.charts import Chart, Story, load_charts
from almanac.config import Config
from almanac.declared import Declared, Words, load_folder, refuse_lone
from almanac.mistakes import Mistake

Every = Literal["month", "quarter", "half", "year"]


class Column(Declared):
    """One column of an export: its Chinese name and aliases, its type, and what its values may be."""

    zh: str
    en: str = ""
    aliases: tuple[str, ...] = ()
    type: Literal["text", "code", "unit", "date", "month", "quarter", "integer", "number", "percent", "flag", "choice"]
    required: bool = False
    min: float | date | Literal["as_of"] | None = None
    max: float | date | Literal["as_of"] | None = None
    values: dict[str, str | tuple[str, ...]] = {}
    merged: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """Every header under which the column may arrive."""
        return (self.zh, *self.aliases)


class Rule(Declared):
    """A condition over one row, in SQL; NULL passes."""

    must: str
    zh: str
    en: str = ""
    severity: Literal["reject", "warn"] = "reject"


class FirstWritten(Declared):
    """The export in which columns of the same names are written first; `same`: column here → column there."""

    source: str
    same: dict[str, str] = Field(min_length=1)


class WrittenOnce(Declared):
    """Columns whose value stays as it was first published, `unless` the row itself says that the change is meant."""

    columns: tuple[str, ...] = Field(min_length=1)
    unless: Rule | None = None
    first: FirstWritten | None = None


class Forbidden(Declared):
    """Headers and kinds of values whose presence refuses the whole file."""

    columns: tuple[str, ...] = ()
    values: tuple[Literal["national_id", "mobile"], ...] = ()


class Limits(Declared):
    """When a file as a whole is not good enough to be published."""

    max_rejected_share: float = 0.05
    min_rows_against_last: float = 0.5


class Expected(Declared):
    """Who reports how often; `column` holds the period (default: the first date, month or quarter)."""

    every: Every
    by: Literal["unit", "city"] = "unit"
    column: str = ""


class Contract(Declared):
    """What one export must look like."""

    source: str
    title: Words
    files: tuple[str, ...] = ()
    grain: Words = Words(zh="", en="")
    key: tuple[str, ...] = ()
    duplicates: Literal["keep_last", "reject"] = "reject"
    expected: Expected | None = None
    columns: dict[str, Column] = Field(min_length=1)
    forbidden: Forbidden = Forbidden()
    totals: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    written_once: WrittenOnce | None = None
    limits: Limits = Limits()

    @model_validator(mode="after")
    def names_are_known(self) -> "Contract":
        """Keys name columns, and no header belongs to two of them."""
        for name in self.key:
            if name not in self.columns:
                raise ValueError(f"key {name!r} is not a column")
        for name in self.written_once.columns if self.written_once else ():
            if name not in self.columns or name in self.key or not self.key:
                raise ValueError(f"written_once: {name!r} is not a column beside a key")
        if self.expected and self.expected.column and self.expected.column not in self.columns:
            raise ValueError(f"expected.column {self.expected.column!r} is not a column")
        headers = [header for column in self.columns.values() for header in set(column.names)]
        twice = [header for header in headers if headers.count(header) > 1]
        if twice:
            raise ValueError(f"{twice[0]!r} names two columns")
        return self

    @property
    def period_column(self) -> str | None:
        """The column whose month says when a row belongs."""
        if self.expected and self.expected.column:
            return self.expected.column
        return next((name for name, c in self.columns.items() if c.type in ("date", "month", "quarter")), None)

    @property
    def unit_column(self) -> str | None:
        """The column that says which unit reports."""
        return next((name for name, c in self.columns.items() if c.type == "unit"), None)


class Example(Declared):
    """Rows given to tables and the rows the query must then return."""

    model_config = ConfigDict(frozen=True, extra="allow")

    given: dict[str, list[dict[str, Any]]]
    expected: list[dict[str, Any]]


class RankIf(Declared):
    """What a unit must reach on another indicator in the same month to be ranked, in display units."""

    indicator: str
    at_least: float


class Indicator(Declared):
    """What is measured: numerator over denominator, per unit and period."""

    id: str
    name: Words
    short: Words | None = None
    theme: str
    kind: Literal["proportion", "rate", "count", "mean"]
    per: float = 1
    unit: Words | str = ""
    counts: Words = Words(zh="", en="")
    in_points: bool = False
    decimals: int = Field(default=1, ge=0, le=4)
    better: Literal["higher", "lower", "neither"] = "higher"
    every: Every = "month"
    time: Literal["state", "flow", "year_to_date", "distinct"] = "state"
    looks_back: int = Field(default=1, ge=1)
    rank: Literal["fair", "conditional", "never"] = "never"
    rank_note: Words | None = None
    wall: bool = True
    rank_if: RankIf | None = None
    min_denominator: int | None = None
    hide_below: int | None = None
    target: float | None = None
    plan: str | None = None
    split: str | None = None
    definition: Words
    caution: Words | None = None
    size: Words | None = None
    sources: tuple[str, ...] = ()
    parts: dict[str, Words] = {}
    only_parts: bool = False
    overview: bool = True
    order: int = 100
    examples: tuple[Example, ...] = ()

    @property
    def label(self) -> Words:
        """The name for a column head."""
        return self.short or self.name

    def unit_said(self, language: str) -> str:
        """The unit of the displayed value: % for a proportion."""
        unit = self.unit.said(language) if isinstance(self.unit, Words) else self.unit
        return unit or ("%" if self.kind == "proportion" else "")


class Catalogue(BaseModel):
    """All that one installation declares."""

    model_config = ConfigDict(frozen=True, arbitrary_types_allowed=True)

    contracts: dict[str, Contract]
    indicators: dict[str, Indicator]
    charts: dict[str, Chart]
    stories: dict[str, Story] = {}
    queries: Path

    @cached_property
    def sql(self) -> dict[str, str]:
        """The text of every query by its path below `queries`, without the ending; a chart's under the chart's own."""
        lent = {f"charts/{name}": path for name, path in general.charts().items() if name in self.charts}
        files = {f.relative_to(self.queries).with_suffix("").as_posix(): f for f in self.queries.rglob("*.sql")}
        found = lent | files
        found |= {f"charts/{c.id}": found[f"charts/{c.query}"] for c in self.charts.values() if c.query}
        return {name: path.read_text(encoding="utf-8") for name, path in sorted(found.items())}


def load_catalogue(config: Config) -> Catalogue:
    """Everything declared in the installation's folders; folders that do not exist declare nothing."""
    contracts, queries = config.folder("contracts"), config.folder("queries")
    if not contracts.is_dir():
        raise Mistake("no_contracts", path=contracts)
    if queries.exists() and not queries.is_dir():
        raise Mistake("not_a_folder", path=queries)
    indicators = load_folder(Indicator, queries / "indicators", "id")
    refuse_lone(queries / "indicators", indicators, indicators)
    return Catalogue(
        contracts=load_folder(Contract, contracts, "source"),
        indicators=indicators,
        charts=load_charts(queries / "charts", _first(config, indicators)),
        stories=load_folder(Story, config.folder("briefings"), "id"),
        queries=queries,
    )


def _first(config: Config, indicators: dict[str, Indicator]) -> str:
    """The indicator that a lent chart is asked of where nobody names one."""
    themes = list(config.themes)
    place = {i.id: (themes.index(i.theme) if i.theme in themes else len(themes), i.order) for i in indicators.values()}
    return min(place, key=place.__getitem__, default="")
