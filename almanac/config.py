"""config.yaml → Config; the only place that knows paths and environment variables."""

import os
from pathlib import Path
from typing import Literal

from pydantic import Field, model_validator

from almanac.declared import Declared, Words, load, refuse_unknown
from almanac.general import PROJECT
from almanac.mistakes import Mistake

Level = Literal["desk", "file", "wall"]
Right = Literal["publish", "export"]


class City(Declared):
    """All units together; `en_in_text` is the English name inside a sentence."""

    code: str
    name: str
    en: str = ""
    en_in_text: str = ""

    def called(self, language: str) -> str:
        """The name in tables and charts."""
        return self.en if language == "en" and self.en else self.name

    def in_text(self, language: str) -> str:
        """The name inside a sentence."""
        return self.en_in_text if language == "en" and self.en_in_text else self.called(language)


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

    file: str = Field(pattern=r"^[A-Za-z][A-Za-z0-9_-]*$")
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

    def called(self, language: str) -> str:
        """The theme's name."""
        return self.en if language == "en" and self.en else self.zh


class ViewerEntry(Declared):
    """What one viewer may see and do."""

    units: Literal["all"] | tuple[str, ...] = "all"
    pages: Literal["all"] | tuple[str, ...] = "all"
    level: Level = "desk"
    may: tuple[Right, ...] = ()


class Access(Declared):
    """Who is who: the header that the bureau's proxy sets, and each viewer by name."""

    header: str = Field(default="X-Remote-User", min_length=1)
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
    kept: str = "data/kept"
    pages: str = "pages"

    @model_validator(mode="after")
    def can_be_names(self) -> "Folders":
        """No system has a folder with such a name."""
        if any("\0" in str(name) for name in vars(self).values()):
            raise ValueError("a folder's name holds a NUL character")
        return self


class Templates(Declared):
    """The bureau's own templates of files that people take along, relative to config.yaml; Almanac's where left out."""

    pptx: str = ""


class SmallNumbers(Declared):
    """Below `hide_below` a rate is not shown; below `compare_from` it is shown as x/y and not compared."""

    hide_below: int = Field(default=10, ge=0)
    compare_from: int = Field(default=30, ge=0)
    units_to_rank: int = Field(default=5, ge=2)


class Goalposts(Declared):
    """What scores 0 and what scores 100 of an indicator, in display units, and what it weighs within its theme."""

    low: float
    high: float
    weight: float = Field(default=1, ge=0, le=10)

    @model_validator(mode="after")
    def low_is_lower(self) -> "Goalposts":
        """Whether more or less is better, the indicator says."""
        if self.low >= self.high:
            raise ValueError("low must be below high, also where less is better")
        return self


class Composite(Declared):
    """One score of several indicators: a mean within each theme, and one between themes, which weigh 1 unless said."""

    between: Literal["arithmetic", "geometric"] = "arithmetic"
    themes: dict[str, float] = {}
    indicators: dict[str, Goalposts] = Field(min_length=2)

    @model_validator(mode="after")
    def something_weighs(self) -> "Composite":
        """Not every weight is 0, and none is below."""
        if not any(posts.weight for posts in self.indicators.values()):
            raise ValueError("no indicator has a weight above 0")
        if any(weight <= 0 for weight in self.themes.values()):
            raise ValueError("a theme's weight must be above 0")
        return self


class Config(Declared):
    """One installation."""

    file: Path
    title: Words
    language: Literal["zh", "en"] = "zh"
    city: City
    units: tuple[Unit, ...] = Field(min_length=1)
    unit_word: Words = Words(zh="", en="")
    unit_word_written: Words = Words(zh="", en="")
    pages: tuple[PageEntry, ...] = ()
    themes: dict[str, Theme] = {}
    access: Access = Access()
    folders: Folders = Folders()
    small_numbers: SmallNumbers = SmallNumbers()
    composite: Composite | None = None
    alpha: float = Field(default=0.05, gt=0, lt=1)
    snapshots_kept: int = Field(default=24, ge=1)
    look_ahead: bool = True
    address: str = ""
    footer: Words = Words(zh="", en="")
    templates: Templates = Templates()

    @model_validator(mode="after")
    def codes_are_unique(self) -> "Config":
        """No two units share a code, and none has the city's."""
        codes = [unit.code for unit in self.units]
        if len(set(codes)) < len(codes) or self.city.code in codes:
            raise ValueError("two units, or a unit and the city, have the same code")
        return self

    @model_validator(mode="after")
    def names_are_unique(self) -> "Config":
        """A name in an export means one unit, and an address one page."""
        names = [name for unit in self.units for name in {unit.name, unit.short, *unit.aliases} - {""}]
        files = [page.file for page in self.pages]
        for name in (name for name in names if names.count(name) > 1):
            raise ValueError(f"two units are both called {name!r}")
        for file in (file for file in files if files.count(file) > 1):
            raise ValueError(f"two pages have the file {file!r}")
        return self

    @property
    def root(self) -> Path:
        """The folder of config.yaml, to which `folders` are relative."""
        return self.file.parent

    def folder(self, name: str) -> Path:
        """The absolute path of one of `folders`."""
        return (self.root / str(getattr(self.folders, name))).resolve()

    def page_path(self, file: str) -> Path:
        """The file of a page: the installation's own, else the one that comes with Almanac."""
        own = self.folder("pages") / f"{file}.py"
        return own if own.is_file() else PROJECT / "pages" / f"{file}.py"

    def unit(self, code: str) -> Unit | None:
        """The unit with this code."""
        return next((unit for unit in self.units if unit.code == code), None)


def config_path(given: str | Path | None = None) -> Path:
    """The config.yaml to use: as given, else ALMANAC_CONFIG, else the one of this project."""
    named = str(given or os.environ.get("ALMANAC_CONFIG") or "config.yaml")
    if "\0" in named:
        raise Mistake("no_file", path=named.replace("\0", " "))
    return Path(named).resolve()


def load_config(given: str | Path | None = None) -> Config:
    """The installation's configuration, or a Mistake that says what to mend."""
    path = config_path(given)
    config = load(Config, path, file=path)
    files = [page.file for page in config.pages]
    for name, viewer in config.access.viewers.items():
        codes = () if viewer.units == "all" else viewer.units
        refuse_unknown(path, f"access.viewers.{name}.units", "unit", codes, [unit.code for unit in config.units])
    for name, theme in config.themes.items():
        refuse_unknown(path, f"themes.{name}.page", "page", [theme.page] if theme.page else [], files)
    for page in config.pages:
        if not config.page_path(page.file).is_file():
            raise Mistake("no_page_file", path=path, page=page.file, folder=config.folder("pages"))
    return config
