"""briefings/ → story lines: what a meeting tells, block by block, validated on load."""

from typing import Literal

from pydantic import Field, model_validator

from almanac.declared import Declared, Words

ROUND = "round"


class Block(Declared):
    """One part of a story line.

    cover: the title. headline: the finding of `chart` over numbers of `indicators`. since: the same numbers in the last
    meeting and now. chart: one chart. round: a slide for each ranked unit, of the indicator that the first row of
    `choose` names. closing: the findings of `charts`.
    """

    block: Literal["cover", "headline", "since", "chart", "round", "closing"]
    chart: str = ""
    choose: str = ""
    charts: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    parameters: dict[str, str] = {}
    title: Words | None = None

    @model_validator(mode="after")
    def says_what_it_shows(self) -> "Block":
        """Each kind of block has what it cannot do without."""
        needed = {"headline": "chart", "since": "indicators", "chart": "chart", "round": "choose", "closing": "charts"}
        name = needed.get(self.block, "block")
        if not getattr(self, name) or (self.block == ROUND and not self.chart):
            raise ValueError(f"a block {self.block!r} needs {name!r}")
        return self

    @property
    def asked(self) -> tuple[str, ...]:
        """The charts that the block asks."""
        return tuple(name for name in (self.chart, self.choose, *self.charts) if name)


class Story(Declared):
    """A story line: its title and its blocks, in the order in which they are told."""

    id: str
    title: Words
    blocks: tuple[Block, ...] = Field(min_length=1)
