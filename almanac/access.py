"""Viewer: which pages, which units, which detail, and what they may do."""

from dataclasses import dataclass

from almanac import general
from almanac.config import Config, Level, Right
from almanac.mistakes import Mistake


@dataclass(frozen=True)
class Viewer:
    """One person's rights, resolved against the installation."""

    name: str
    units: tuple[str, ...]
    pages: tuple[str, ...]
    level: Level
    may: tuple[Right, ...]

    def sees(self, page: str) -> bool:
        """Whether the page of this file may be opened."""
        return page in self.pages


def viewer(config: Config, name: str | None = None) -> Viewer:
    """The viewer of this name; without a name the default one; a Mistake for a name nobody declared."""
    name = name or config.access.default
    entry = config.access.viewers.get(name)
    if entry is None:
        raise Mistake("unknown_name", kind="viewer", name=name, known=", ".join(config.access.viewers))
    known_units = tuple(unit.code for unit in config.units)
    known_pages = tuple(page.file for page in config.pages)
    return Viewer(
        name=name,
        units=known_units if entry.units == "all" else tuple(code for code in known_units if code in entry.units),
        pages=known_pages if entry.pages == "all" else tuple(page for page in known_pages if page in entry.pages),
        level=entry.level,
        may=entry.may,
    )


def may_ask(config: Config, viewer: Viewer, chart: str) -> bool:
    """Whether a viewer may ask for a chart: one who may not open every page, only for those on a page that he may."""
    if config.access.viewers[viewer.name].pages == "all":
        return True
    return any(chart in general.charts_of(config.page_path(page)) for page in viewer.pages)
