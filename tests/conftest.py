"""What every test may use: the project's own installation."""

from pathlib import Path

import pytest

from almanac.catalogue import Catalogue, load_catalogue
from almanac.config import Config, load_config
from almanac.tables import history
from almanac.tables.ask import Source
from tests.browser.served import installation

PROJECT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def config() -> Config:
    """The installation of this project."""
    return load_config(PROJECT / "config.yaml")


@pytest.fixture(scope="session")
def catalogue(config: Config) -> Catalogue:
    """All that this project declares."""
    return load_catalogue(config)


@pytest.fixture(scope="session")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The config.yaml of the sample city, with a snapshot."""
    return installation(tmp_path_factory.mktemp("city"))


@pytest.fixture(scope="session")
def sample(city: Path) -> Source:
    """What the sample city can be asked."""
    config = load_config(city)
    snapshot = history.current(config)
    assert snapshot
    return Source(config, load_catalogue(config), snapshot)
