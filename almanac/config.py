"""config.yaml → Config; the only place that knows paths and environment variables."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from almanac.declared import Declared, Words, load

Level = Literal["desk", "file", "wall"]
Right = Literal["publish", "export"]


class City(Declared):
    """All units together."""

    code: str
    name: str
    en: str = ""


class Unit(Declared):
    """One that reports. `ranked` is false for those that are only a reference."""

    code: str
    name: str
    short: str = ""
    en: str = ""
    kind: str = ""
    ranked: bool = True
    aliases: tuple[str, ...] = ()

    def called(self, language: str) -> str:
        """The short name for tables and charts."""
        return self.en if language == "en" and self.en else self.short or self.name


class PageEntry(Declared):
    """A page of the navigation; `file` is its stem and its address."""

    file: str
    zh: str
    en: str = ""
    hidden: bool = False

    def title(self, language: str) -> str:
        """The page's name in the navigation."""
        return self.en if language == "en" and self.en else self.zh


class Theme(Declared):
    """A group of indicators and the page that shows them."""

    zh: str
    en: str = ""
    page: str = ""


class ViewerEntry(Declared):
    """What one viewer may see and do."""

    units: Literal["all"] | tuple[str, ...] = "all"
    pages: Literal["all"] | tuple[str, ...] = "all"
    level: Level = "desk"
    may: tuple[Right, ...] = ()


class Access(Declared):
    """Who is who: the header that the bureau's proxy sets, and each viewer by name."""

    header: str = "X-Remote-User"
    default: str = "desk"
    viewers: dict[str, ViewerEntry] = Field(default_factory=lambda: {"desk": ViewerEntry(may=("publish", "export"))})

    @model_validator(mode="after")
    def default_exists(self) -> "Access":
        """The default viewer is one of those declared."""
        if self.default not in self.viewers:
            raise ValueError(f"default viewer {self.default!r} is not among viewers")
        return self


class Folders(Declared):
    """Where things are, relative to config.yaml."""

    contracts: str = "data/contracts"
    queries: str = "queries"
    briefings: str = "briefings"
    exports: str = "data/exports"
    sample: str = "data/sample"
    making: str = "data/making"
    snapshots: str = "data/snapshots"
    staging: str = "data/staging"
    pages: str = "pages"


class SmallNumbers(Declared):
    """Below `hide_below` a rate is not shown; below `compare_from` it is shown as x/y and not compared."""

    hide_below: int = 10
    compare_from: int = 30
    units_to_rank: int = 5


class Config(Declared):
    """One installation."""

    file: Path
    title: Words
    language: Literal["zh", "en"] = "zh"
    city: City
    units: tuple[Unit, ...] = Field(min_length=1)
    unit_word: Words = Words(zh="", en="")
    pages: tuple[PageEntry, ...] = ()
    themes: dict[str, Theme] = {}
    access: Access = Access()
    folders: Folders = Folders()
    small_numbers: SmallNumbers = SmallNumbers()
    alpha: float = Field(default=0.05, gt=0, lt=1)
    snapshots_kept: int = Field(default=24, ge=1)
    footer: Words = Words(zh="", en="")

    @model_validator(mode="after")
    def codes_are_unique(self) -> "Config":
        """No two units share a code, and none has the city's."""
        codes = [unit.code for unit in self.units]
        if len(set(codes)) < len(codes) or self.city.code in codes:
            raise ValueError("two units, or a unit and the city, have the same code")
        return self

    @property
    def root(self) -> Path:
        """The folder of config.yaml, to which `folders` are relative."""
        return self.file.parent

    def folder(self, name: str) -> Path:
        """The absolute path of one of `folders`."""
        return (self.root / str(getattr(self.folders, name))).resolve()

    def unit(self, code: str) -> Unit | None:
        """The unit with this code."""
        return next((unit for unit in self.units if unit.code == code), None)


def config_path(given: str | Path | None = None) -> Path:
    """The config.yaml to use: as given, else ALMANAC_CONFIG, else the one of this project."""
    return Path(given or os.environ.get("ALMANAC_CONFIG") or "config.yaml").resolve()


def load_config(given: str | Path | None = None) -> Config:
    """The installation's configuration, or a Mistake that says what to mend."""
    path = config_path(given)
    return load(Config, path, file=path)
