"""What is kept between clicks: the installation by the age of its files, answers by all they depend on."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from time import monotonic
from typing import Any

import streamlit as st

from almanac.access import Viewer
from almanac.catalogue import Catalogue
from almanac.config import Config, config_path, load_config
from almanac.figures.draw import Figure, draw
from almanac.figures.look import load_look
from almanac.narrative.answer import Answer, answer
from almanac.references import load_checked
from almanac.tables import ask
from almanac.tables.ask import Source

Asked = tuple[tuple[str, Any], ...]


def installation() -> tuple[Config, Catalogue]:
    """The configuration and all that it declares, read again when a file has changed."""
    config = _config(config_path(), config_path().stat().st_mtime_ns if config_path().exists() else 0)
    ages = [_age(config.folder(name)) for name in ("contracts", "queries", "briefings")]
    return config, _catalogue(config, " ".join(ages))


def answered(source: Source, name: str, viewer: Viewer, given: Mapping[str, Any], language: str) -> Answer:
    """The answer to a chart, from the cache where nothing it depends on has changed."""
    return _answer(_key(source), name, viewer, tuple(sorted(given.items())), language, source)


def drawn(source: Source, name: str, viewer: Viewer, given: Mapping[str, Any], language: str) -> Figure:
    """The figure of a chart in the look of the screen."""
    return _figure(_key(source), name, viewer, tuple(sorted(given.items())), language, source)


@st.cache_data(max_entries=16, show_spinner=False)
def months(snapshot: Path, _source: Source) -> list[date]:
    """The months that the snapshot has data for."""
    return ask.months(_source)


@st.cache_resource(max_entries=8, show_spinner=False)
def _config(path: Path, age: int) -> Config:
    return load_config(path)


@st.cache_resource(max_entries=8, show_spinner=False)
def _catalogue(_config: Config, ages: str) -> Catalogue:
    return load_checked(_config)


def _age(folder: Path) -> str:
    """The folder and the newest change in it: the part of a cache key that notices an edit, within a second."""
    return _age_in(folder, int(monotonic()))


@lru_cache(maxsize=16)
def _age_in(folder: Path, second: int) -> str:
    stamps = [(path.stat().st_mtime_ns, path.name) for path in folder.rglob("*.*")]
    return f"{folder} {len(stamps)} {max(stamps, default=0)}"


def _key(source: Source) -> str:
    config = source.config
    return f"{source.snapshot} {config.root} {_age(config.folder('queries'))}"


@st.cache_resource(max_entries=2000, show_spinner=False)
def _answer(key: str, name: str, viewer: Viewer, given: Asked, language: str, _source: Source) -> Answer:
    return answer(_source, name, viewer, dict(given), language)


@st.cache_resource(max_entries=2000, show_spinner=False)
def _figure(key: str, name: str, viewer: Viewer, given: Asked, language: str, _source: Source) -> Figure:
    found = _answer(key, name, viewer, given, language, _source)
    return draw(found.chart, found.rows, load_look("screen"), language, dict(given).get("unit"), found.facts)
