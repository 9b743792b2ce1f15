"""To whom a story is told, and of what: everything that its blocks ask with."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from urllib.parse import urlencode

from almanac.access import Viewer, may_ask
from almanac.charts import Story
from almanac.config import Config, Level
from almanac.mistakes import Mistake
from almanac.narrative.answer import Answer, answer
from almanac.tables.ask import Source

Answered = Callable[[Source, str, Viewer, Mapping[str, str], str], Answer]
KEPT_BACK = ("desk_only", "not_for_viewer", "rests_on_hidden")  # mistakes of a chart that is not for the viewer
LEVELS: tuple[Level, ...] = ("desk", "file", "wall")  # each shows less than the one before


@dataclass(frozen=True)
class Telling:
    """A snapshot and a month, the viewer and the language; the unit it is about; an earlier meeting to look back to.

    `held` is the day of the meeting at which it is told.
    `answered` answers its charts: a screen does so from its cache. `left_out` are the titles of those that were not for
    the viewer.
    """

    source: Source
    viewer: Viewer
    as_of: str
    language: str
    before: "Telling | None" = None
    answered: Answered = answer
    unit: str = ""
    left_out: list[str] = field(default_factory=list)
    held: date | None = None

    def ask(self, chart: str, **given: str) -> Answer:
        """A chart's answer for the viewer; a Mistake for a chart that is not for him."""
        declared = self.source.catalogue.charts[chart]
        if self.viewer.name and not any(self._may_ask(name) for name in (chart, declared.query) if name):
            raise Mistake("not_for_viewer", viewer=self.viewer.name, name=declared.title.said(self.language))
        about = {"unit": self.unit} if self.unit and "unit" in declared.parameters else {}
        return self.answered(self.source, chart, self.viewer, {"as_of": self.as_of} | about | given, self.language)

    def ask_each(self, charts: Iterable[tuple[str, Mapping[str, str]]]) -> list[Answer]:
        """The answers of those charts that are for the viewer."""
        found: list[Answer] = []
        for chart, given in charts:
            try:
                found.append(self.ask(chart, **given))
            except Mistake as mistake:
                self.leave_out(mistake, [chart])
        return found

    def leave_out(self, mistake: Mistake, charts: Iterable[str]) -> None:
        """Notes that charts are left out, if that is what the mistake asks for."""
        if mistake.key not in KEPT_BACK:
            raise mistake
        declared = self.source.catalogue.charts
        self.left_out.extend(declared[name].title.said(self.language) for name in charts)

    def _may_ask(self, chart: str) -> bool:
        """Whether a chart stands on a page of the viewer."""
        return may_ask(self.source.config, self.viewer, chart)


def room(config: Config) -> Viewer:
    """Whoever is in the room of a meeting: all units, at the level of a wall, without rights."""
    return Viewer("", tuple(unit.code for unit in config.units), (), "wall", ())


def at_most(viewer: Viewer, level: Level) -> Viewer:
    """The same viewer, who sees no more than a level shows."""
    return replace(viewer, level=max(viewer.level, level, key=LEVELS.index))


def about(story: Story, viewer: Viewer, config: Config, word: str) -> str:
    """The unit that a story is told of, by its code or name; a Mistake where it lacks one or may have none."""
    seen = [unit for unit in config.units if unit.code in viewer.units]
    known = ", ".join(f"{unit.code} {unit.short or unit.name}" for unit in seen)
    unit = next((u for u in seen if word in {u.code, u.name, u.short, u.en, *u.aliases} - {""}), None)
    if word and unit is None:
        raise Mistake("unknown_name", kind="unit", name=word, known=known)
    if story.of_unit and unit is None:
        raise Mistake("unit_needed", story=story.id, known=known)
    if unit and not story.of_unit:
        raise Mistake("story_of_all", story=story.id)
    return unit.code if unit else ""


def address(base: str, page: str, telling: Telling) -> str:
    """The address of a page with the month, the unit and the language of a telling; nothing without a base."""
    words = {"as_of": telling.as_of, "unit": telling.unit, "lang": telling.language}
    query = urlencode({name: value for name, value in words.items() if value})
    return f"{base.rstrip('/')}/{page}?{query}" if base else ""
