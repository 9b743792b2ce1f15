"""To whom a story is told, and of what: everything that its blocks ask with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from almanac.access import Viewer, may_ask
from almanac.config import Config, Level
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source

Answered = Callable[[Source, str, Viewer, Mapping[str, str], str], Answer]
LEVELS: tuple[Level, ...] = ("desk", "file", "wall")  # each shows less than the one before


@dataclass(frozen=True)
class Telling:
    """A snapshot and a month, the viewer and the language; the unit it is about; an earlier meeting to look back to.

    `answered` answers its charts: a screen does so from its cache.
    """

    source: Source
    viewer: Viewer
    as_of: str
    language: str
    before: "Telling | None" = None
    answered: Answered = answer
    unit: str = ""

    def ask(self, chart: str, **given: str) -> Answer:
        """A chart's answer for the viewer; a Mistake for a chart that is not for him."""
        declared = self.source.catalogue.charts[chart]
        if self.viewer.name and not may_ask(self.source.config, self.viewer, chart):
            raise Mistake("not_for_viewer", viewer=self.viewer.name, name=declared.title.said(self.language))
        about = {"unit": self.unit} if self.unit and "unit" in declared.parameters else {}
        return self.answered(self.source, chart, self.viewer, {"as_of": self.as_of} | about | given, self.language)


def room(config: Config) -> Viewer:
    """Whoever is in the room of a meeting: all units, at the level of a wall, without rights."""
    return Viewer("", tuple(unit.code for unit in config.units), (), "wall", ())


def at_most(viewer: Viewer, level: Level) -> Viewer:
    """The same viewer, who sees no more than a level shows."""
    return replace(viewer, level=max(viewer.level, level, key=LEVELS.index))
