"""An installation for reading alone, and reading one file that is written as text or as bytes."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import settings

from almanac.catalogue import load_catalogue
from almanac.config import load_config
from almanac.exports.results import Export
from almanac.tables.load import load_exports

settings.register_profile("untimed", deadline=None)  # a busy machine is no reason to fail
settings.load_profile("untimed")

UNTIDY = Path(__file__).parent / "untidy"
Read = Callable[..., Export]


@pytest.fixture(scope="session")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Reads one file through the whole path, on 25 August 2022."""
    config = load_config(UNTIDY / "config.yaml")
    catalogue = load_catalogue(config)

    def read_one(content: str | bytes, file: str = "visits.csv", last: int = 0) -> Export:
        folder = tmp_path_factory.mktemp("exports")
        (folder / file).write_bytes(content.encode() if isinstance(content, str) else content)
        [export] = load_exports(config, catalogue, folder, last_rows={file: last}, today=date(2022, 8, 25))
        return export

    return read_one
